//! The equations of model.md, one chapter a file. Pure: no files, no random numbers, no allocation in the year loop.
