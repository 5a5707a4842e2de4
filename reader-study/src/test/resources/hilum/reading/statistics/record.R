# Writes from-r.json, the values that the Java methods must equal.
# Usage: Rscript record.R > from-r.json     (R 4.2.2, coin 1.4-2)
suppressMessages(library(coin))
num <- function(x) if (length(x) == 0 || is.na(x) || is.nan(x)) "null" else sprintf("%.17g", x)
arr <- function(x) paste0("[", paste(sapply(x, num), collapse = ", "), "]")
mat <- function(m) paste0("[", paste(apply(m, 1, arr), collapse = ", "), "]")
obj <- function(...) { p <- list(...); paste0("{", paste(sprintf('"%s": %s', names(p), unlist(p)), collapse = ", "), "}") }

# Signed-rank tests -----------------------------------------------------------------------------------------------------------------------
samples <- list(
  few = c(1.1, -0.4, 2.3, 0.7, -1.5, 3.2, 0.9, -0.2, 1.8, 2.6),
  ties = c(1, 1, -1, 2, 2, -2, 3, 3, 3, -4),
  zeros = c(0, 0, 5, -5, 10, 5, 0, 5, 10, -5, 5, 0),
  case_means = c(2, -1, 0, 3, 4, 1, -2, 0, 5, 6, 1, 3, -4, 2, 2, 0, 7, -1, 3, 1),
  all_positive = c(1, 2, 3, 4, 5, 6),
  equal_size = c(5, 5, 5, -5, 5, -5, 5),
  single = c(3),
  only_zeros = c(0, 0, 0, 0),
  mostly_zeros = c(0, 0, 0, 0, 0, 0, 0, 5, -10, 5),
  at_the_limit = c(2, -3, 4, 1, 1, 5, -2, 6, 3, 3, 7, -1, 2, 8, 4, -5, 1, 2, 6, 3, -4, 9, 2, 1, 5),
  thirty = c(2, -3, 4, 1, 1, 5, -2, 6, 3, 3, 7, -1, 2, 8, 4, -5, 1, 2, 6, 3, -4, 9, 2, 1, 5, 0, 0, -6, 4, 2))
signed <- sapply(names(samples), function(n) {
  x <- samples[[n]]
  coin_p <- function(zeros, dist) {
    if (all(x == 0)) return(NA)
    pvalue(wilcoxsign_test(x ~ rep(0, length(x)), zero.method = zeros, distribution = dist))
  }
  base_p <- function(correct) {
    if (all(x == 0)) return(NA)
    suppressWarnings(wilcox.test(x, exact = FALSE, correct = correct)$p.value)
  }
  obj(name = sprintf('"%s"', n), x = arr(x),
      pratt_exact = num(coin_p("Pratt", "exact")), pratt_normal = num(coin_p("Pratt", "asymptotic")),
      wilcoxon_exact = num(coin_p("Wilcoxon", "exact")), wilcoxon_normal = num(base_p(FALSE)), wilcoxon_corrected = num(base_p(TRUE)),
      sign = num(if (all(x == 0)) NA else binom.test(sum(x > 0), sum(x != 0))$p.value))
})

# Holm, binomial intervals, quantiles -----------------------------------------------------------------------------------------------------
family <- c(0.01, 0.04, 0.03, 0.005, 0.5, 0.04)
holm <- obj(p = arr(family), adjusted = arr(p.adjust(family, "holm")))
clopper <- sapply(list(c(0, 5), c(5, 5), c(3, 10), c(17, 20), c(250, 500)), function(k)
  obj(hits = num(k[1]), n = num(k[2]), low = num(binom.test(k[1], k[2])$conf.int[1]), high = num(binom.test(k[1], k[2])$conf.int[2])))
student <- sapply(c(1, 1.5, 2.7, 4, 19, 123.4, 5000), function(df) obj(df = num(df), t = num(qt(0.975, df))))
chi <- sapply(list(c(0.5, 1), c(3, 7), c(30, 19), c(200, 99)), function(k)
  obj(x = num(k[1]), df = num(k[2]), p = num(pchisq(k[1], k[2], lower.tail = FALSE))))
normal <- sapply(c(0, 0.3, 1.96, 4, 8), function(z) obj(z = num(z), p = num(pnorm(z, lower.tail = FALSE))))

# Kendall's W from Friedman's chi-squared, lines are readers -------------------------------------------------------------------------------
tables <- list(
  few_ties = rbind(c(1, 3, 2, 4, 5), c(2, 3, 1, 5, 4), c(1, 2, 3, 4, 5)),
  many_ties = rbind(c(-5, 0, 0, 5, 10, 0), c(0, 0, 5, 5, 5, -5), c(-5, -5, 0, 10, 5, 0), c(0, 0, 0, 0, 5, 0)),
  one_constant_reader = rbind(c(0, 0, 0, 0), c(-5, 0, 5, 10), c(0, -5, 5, 5)),
  all_ties = rbind(c(0, 0, 0), c(0, 0, 0)))
kendall <- sapply(names(tables), function(n) {
  m <- tables[[n]]
  f <- friedman.test(m)
  chi <- unname(f$statistic)
  obj(name = sprintf('"%s"', n), values = mat(m), chi_squared = num(chi), w = num(chi / (nrow(m) * (ncol(m) - 1))), p = num(f$p.value))
})

# Crossed error: mean squares of the two-way table -----------------------------------------------------------------------------------------
study <- rbind(c(5, 0, -5, 10, 0, 5), c(0, 0, -5, 5, 5, 0), c(5, 5, 0, 10, 0, 10))
long <- data.frame(y = as.vector(study), reader = factor(as.vector(row(study))), case = factor(as.vector(col(study))))
ms <- summary(aov(y ~ reader + case, long))[[1]][["Mean Sq"]]
n <- length(study)
v <- (ms[1] + ms[2] - ms[3]) / n
df <- v^2 / ((ms[1] / n)^2 / 2 + (ms[2] / n)^2 / 5 + (ms[3] / n)^2 / 10)
crossed <- obj(values = mat(study), mean = num(mean(study)), standard_error = num(sqrt(v)), df = num(df),
  reader = num((ms[1] - ms[3]) / 6), case = num((ms[2] - ms[3]) / 3), rest = num(ms[3]))

# The two-way bootstrap, draw by draw with R's own generator of the same name --------------------------------------------------------------
state <- c(329780793, 3551867575, 2663382317, 1798731935, 2921314581, 1582914677)
suppressWarnings(RNGkind("L'Ecuyer-CMRG", "Inversion", "Rounding"))
kind <- .Random.seed[1]
as32 <- function(s) as.integer(ifelse(s >= 2^31, s - 2^32, s))
start <- function() assign(".Random.seed", c(kind, as32(state)), envir = globalenv())
start()
uniforms <- runif(20)
twoway <- function(m, rounds) {
  start()
  replicate(rounds, {
    r <- floor(runif(nrow(m)) * nrow(m)) + 1
    c <- floor(runif(ncol(m)) * ncol(m)) + 1
    mean(colMeans(m[r, c, drop = FALSE], na.rm = TRUE), na.rm = TRUE)
  })
}
holes <- study
holes[1, 2] <- NA
holes[2, c(2, 5)] <- NA
holes[3, 6] <- NA
boot <- sapply(list(study, holes), function(m) {
  b <- twoway(m, 2000)
  obj(values = mat(m), rounds = "2000", first = arr(b[1:10]), low = num(quantile(b, 0.025, na.rm = TRUE)),
      high = num(quantile(b, 0.975, na.rm = TRUE)), estimate = num(mean(colMeans(m, na.rm = TRUE))))
})

list_of <- function(x) paste0("[\n  ", paste(x, collapse = ",\n  "), "\n ]")
cat("{\n", sprintf('"version": "%s, coin %s",\n', R.version.string, packageVersion("coin")),
    '"signed_rank": ', list_of(signed), ',\n "holm": ', holm, ',\n "clopper_pearson": ', list_of(clopper), ',\n "student_975": ', list_of(student),
    ',\n "chi_squared": ', list_of(chi), ',\n "normal": ', list_of(normal), ',\n "kendall": ', list_of(kendall), ',\n "crossed": ', crossed,
    ',\n "seed": 20261122,\n "state": ', arr(state), ',\n "uniforms": ', arr(uniforms), ',\n "two_way_bootstrap": ', list_of(boot), "\n}\n", sep = "")
