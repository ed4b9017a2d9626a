# What metafor (Viechtbauer 2010, doi:10.18637/jss.v036.i03) makes of studies; the oracle of tests/other_programs/meta_analysis.rs.
#
#   Rscript tests/meta/metafor.R --studies > tests/meta/studies.csv      the published trials, from metadat
#   Rscript tests/meta/metafor.R tests/meta/studies.csv > tests/meta/metafor.csv
#
# Debian: r-cran-metafor, r-cran-metadat. The files beside this one were made with metafor 3.8.1 and metadat 1.2.0.
suppressPackageStartupMessages(library(metafor))

say <- function(...) cat(..., sep = "")
number <- function(x) ifelse(is.na(x), "", sprintf("%.15g", x))

published <- function() {
  bcg <- escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = metadat::dat.bcg)
  magnesium <- escalc("OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = metadat::dat.egger2001)
  say("set,effect,variance\n")
  for (set in list(list("bcg", bcg), list("magnesium", magnesium)))
    for (i in seq_len(nrow(set[[2]])))
      say(set[[1]], ",", number(set[[2]]$yi[i]), ",", number(set[[2]]$vi[i]), "\n")
}

pooled <- function(set, y, v) {
  out <- function(quantity, value) say(set, ",", quantity, ",", number(value), "\n")
  # The iterations stop far beyond the digits compared; all else is as it comes.
  exact <- list(threshold = 1e-14, maxiter = 10000)
  fit <- function(y, v, test) rma(y, v, method = "REML", test = test, control = exact)
  z <- fit(y, v, "z")
  out("effect", z$b); out("standard_error", z$se); out("tau2", z$tau2)
  out("q", z$QE); out("q_chance", z$QEp); out("i2", z$I2 / 100)
  if (length(y) < 2) return(invisible())
  profile <- suppressWarnings(confint(z, control = list(tol = 1e-14, maxiter = 10000))$random["tau^2", ])
  empty <- is.na(profile["ci.lb"]) || profile["ci.ub"] <= 0
  out("tau2_low", if (empty) NA else profile["ci.lb"]); out("tau2_high", if (empty) NA else profile["ci.ub"])
  knha <- fit(y, v, "knha")
  out("knapp_error", knha$se); out("knapp_low", knha$ci.lb); out("knapp_high", knha$ci.ub)
  adhoc <- fit(y, v, "adhoc")
  out("error", adhoc$se); out("low", adhoc$ci.lb); out("high", adhoc$ci.ub)
  predicted <- predict(adhoc)
  out("prediction_low", predicted$pi.lb); out("prediction_high", predicted$pi.ub)
  for (i in seq_along(y)) {
    rest <- fit(y[-i], v[-i], if (length(y) > 2) "adhoc" else "z")
    out(paste0("without_", i), rest$b); out(paste0("without_", i, "_tau2"), rest$tau2)
  }
  if (length(y) < 3 || max(v) - min(v) < 1e-12) return(invisible())
  egger <- regtest(z, model = "lm")
  out("egger_t", egger$zval); out("egger_chance", egger$pval); out("egger_at_zero", egger$est)
}

arguments <- commandArgs(trailingOnly = TRUE)
if (identical(arguments, "--studies")) {
  published()
} else {
  say("set,quantity,value\n")
  studies <- read.csv(arguments[1])
  for (set in unique(studies$set)) {
    own <- studies[studies$set == set, ]
    pooled(set, own$effect, own$variance)
  }
}
