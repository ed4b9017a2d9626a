//! Parquet: the result tables and kept draws, typed and small. The same numbers as in the CSV files; an empty cell there is
//! a null here.
//!
//! Nothing but the content goes into the bytes: no time, and the program's version alone.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use ::parquet::basic::{Compression, ConvertedType, Encoding, LogicalType, Repetition, Type as Kind};
use ::parquet::column::reader::ColumnReader;
use ::parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use ::parquet::errors::{ParquetError, Result as Built};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::schema::types::{ColumnDescPtr, ColumnPath, Type, TypePtr};

use super::draws::Rows;
use super::table::{ABOUT, Table};
use crate::error::{Error, Result};
use crate::run::Results;
use crate::run::draws::DrawSink;
use crate::run::results::Row;
use crate::texts::Said;

/// Rows of a result table that are written together.
const TABLE_ROWS: usize = 1 << 20;
/// Numbers of draws that are written together, 64 MB of them.
const DRAW_NUMBERS: usize = 1 << 23;
/// The fewest draws written together, however many numbers each has.
const FEWEST_DRAWS: usize = 512;

type Out<'a> = &'a mut (dyn Write + Send);
type Group<'g, 'a> = SerializedRowGroupWriter<'g, Out<'a>>;

/// Whether this program can write Parquet.
///
/// # Errors
/// Never; a program that was built without the feature `parquet` has errors here.
pub fn check() -> Result<()> {
    Ok(())
}

/// `summary.parquet`: levels per scenario.
///
/// # Errors
/// If `out` cannot be written.
pub fn summary(results: &Results, out: Out) -> io::Result<()> {
    table(&Table::summary(results), out).map_err(failed)
}

/// `effects.parquet`: paired differences, scenario minus reference.
///
/// # Errors
/// If `out` cannot be written.
pub fn effects(results: &Results, out: Out) -> io::Result<()> {
    table(&Table::effects(results), out).map_err(failed)
}

/// `draws.parquet`: the number of the draw, then the `columns` of `rows`. `inf` is a year that is never reached.
///
/// # Errors
/// If `rows` cannot be read or `out` not be written.
pub(super) fn draws(columns: &[String], rows: &mut Rows, out: Out) -> io::Result<()> {
    all_draws(columns, rows, out).map_err(failed)
}

fn all_draws(columns: &[String], rows: &mut Rows, out: Out) -> Built<()> {
    let mut fields = vec![field("draw", Kind::INT64)?];
    for name in columns {
        fields.push(field(name, Kind::DOUBLE)?);
    }
    let mut file = writer(fields, out)?;
    let together = (DRAW_NUMBERS / columns.len() / FEWEST_DRAWS).max(1) * FEWEST_DRAWS;
    let mut first = 0;
    loop {
        let values = rows.read(together)?;
        if values.is_empty() {
            break;
        }
        let last = first + (values.len() / columns.len()) as i64;
        let mut group = file.next_row_group()?;
        let draws: Vec<i64> = (first..last).collect();
        column::<Int64Type>(&mut group, &draws, None)?;
        for i in 0..columns.len() {
            let cells = values[i..].iter().step_by(columns.len());
            figures(&mut group, cells.map(|x| Some(*x).filter(|x| *x == f64::INFINITY || x.is_finite())))?;
        }
        group.close()?;
        first = last;
    }
    file.close()?;
    Ok(())
}

fn table(table: &Table, out: Out) -> Built<()> {
    let kind = |name: &str| if name == "year" { Kind::INT32 } else { Kind::BYTE_ARRAY };
    let about = ABOUT.into_iter().map(|name| field(name, kind(name)));
    let fields: Built<Vec<_>> = about.chain(table.columns().map(|name| field(name, Kind::DOUBLE))).collect();
    let mut file = writer(fields?, out)?;
    for rows in table.rows.chunks(TABLE_ROWS) {
        let mut group = file.next_row_group()?;
        let texts: [&dyn Fn(&Row) -> ByteArray; 4] = [
            &|row| table.scenario(row).into(),
            &|row| (&*row.id.measure).into(),
            &|row| (&*row.id.scope).into(),
            &|row| row.id.key.as_str().into(),
        ];
        for text in texts {
            column::<ByteArrayType>(&mut group, &rows.iter().map(text).collect::<Vec<_>>(), None)?;
        }
        column::<Int32Type>(&mut group, &rows.iter().map(|row| row.id.year).collect::<Vec<_>>(), None)?;
        column::<ByteArrayType>(&mut group, &rows.iter().map(|row| (&*row.id.unit).into()).collect::<Vec<_>>(), None)?;
        for i in 0..table.columns().count() {
            figures(&mut group, rows.iter().map(|row| table.figures(&row.stats).nth(i).flatten()))?;
        }
        group.close()?;
    }
    file.close()?;
    Ok(())
}

/// A column: a figure may be null, a text is UTF-8.
fn field(name: &str, kind: Kind) -> Built<TypePtr> {
    let repetition = if kind == Kind::DOUBLE { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    let mut field = Type::primitive_type_builder(name, kind).with_repetition(repetition);
    if kind == Kind::BYTE_ARRAY {
        field = field.with_logical_type(Some(LogicalType::String)).with_converted_type(ConvertedType::UTF8);
    }
    field.build().map(Arc::new)
}

fn writer(fields: Vec<TypePtr>, out: Out) -> Built<SerializedFileWriter<Out>> {
    let mut properties = WriterProperties::builder()
        .set_created_by(format!("schakel version {}", env!("CARGO_PKG_VERSION")))
        .set_compression(Compression::SNAPPY)
        .set_dictionary_enabled(false)
        .set_encoding(Encoding::PLAIN);
    for name in ABOUT {
        properties = properties.set_column_dictionary_enabled(ColumnPath::from(name), true);
    }
    let schema = Type::group_type_builder("schakel").with_fields(fields).build()?;
    SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties.build()))
}

/// The next column of figures.
fn figures(group: &mut Group, cells: impl Iterator<Item = Option<f64>>) -> Built<()> {
    let (mut values, mut present) = (Vec::new(), Vec::new());
    for cell in cells {
        present.push(i16::from(cell.is_some()));
        // -0 is 0.
        values.extend(cell.map(|x| x + 0.0));
    }
    column::<DoubleType>(group, &values, Some(&present))
}

/// The next column; `present` says for every row whether it has a value.
fn column<T: DataType>(group: &mut Group, values: &[T::T], present: Option<&[i16]>) -> Built<()> {
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(values, present, None)?;
        column.close()?;
    }
    Ok(())
}

/// The draws in the file `path`, of which there must be `draws`, as far as a comparison needs them.
///
/// # Errors
/// [`Error::Usage`] if it cannot be read or holds something else; [`Error::Read`].
pub(super) fn kept(path: &Path, draws: u64, sink: &mut dyn DrawSink) -> Result<()> {
    let refuse = |what: String| Error::Usage(Said::english_only(format!("{}: {what}", path.display())));
    let broken = |e: ParquetError| refuse(format!("cannot be read: {e}"));
    let file = std::fs::File::open(path).map_err(Error::read(path))?;
    let reader = SerializedFileReader::new(file).map_err(broken)?;
    let fields = reader.metadata().file_metadata().schema_descr().columns();
    let is_figure = |c: &ColumnDescPtr| c.physical_type() == Kind::DOUBLE;
    if fields.first().is_none_or(|c| c.name() != "draw") || !fields[1..].iter().all(is_figure) {
        return Err(refuse("holds no kept draws: a column `draw`, then figures".into()));
    }
    let columns: Vec<String> = fields[1..].iter().map(|c| c.name().to_string()).collect();
    sink.start(&columns, 0, draws)?;
    let mut done = 0;
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group).map_err(broken)?;
        let rows = group.metadata().num_rows() as usize;
        let mut values = vec![f64::NAN; rows * columns.len()];
        for i in 0..columns.len() {
            let column = column_of(&*group, i + 1, rows).map_err(broken)?;
            for (place, x) in values[i..].iter_mut().step_by(columns.len()).zip(column) {
                *place = x;
            }
        }
        sink.add(&values)?;
        done += rows as u64;
    }
    if done != draws {
        return Err(refuse(format!("holds {done} draws, and provenance.json says {draws}")));
    }
    Ok(())
}

/// The figures of a column of `rows` rows; NaN for a null.
fn column_of(group: &dyn RowGroupReader, column: usize, rows: usize) -> Built<Vec<f64>> {
    let ColumnReader::DoubleColumnReader(mut reader) = group.get_column_reader(column)? else {
        return Err(ParquetError::General("a column of another kind".into()));
    };
    let (mut values, mut present) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    while present.len() < rows
        && reader.read_records(rows - present.len(), Some(&mut present), None, &mut values)?.0 > 0
    {}
    let mut values = values.into_iter();
    Ok(present.into_iter().map(|there| if there == 1 { values.next().unwrap_or(f64::NAN) } else { f64::NAN }).collect())
}

/// A full disk stays a full disk.
fn failed(e: ParquetError) -> io::Error {
    match e {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(e) => *e,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
