# Computes every number of the reading's analysis again, from answers-long.csv, guesses.csv and edited-drafts.csv, and says line by line whether the program found the same.
# Research software. Not for clinical use.
#
#   Rscript analysis.R [folder [numbers]]     "numbers" leaves the models of other packages out
#
# Base R is enough. With the package 'coin' the exact signed-rank test is checked a second time; with 'ordinal' a cumulative link mixed model is fitted.
# The bootstraps repeat the program's own draws: R has the same generator built in (L'Ecuyer 1999, MRG32k3a).
# The end status is 0 when every number is equal, else 1.

arguments <- commandArgs(trailingOnly = TRUE)
own_file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
folder <- if (length(arguments) > 0) arguments[1] else if (length(own_file) > 0) dirname(own_file[1]) else "."

read_table <- function(name) {
  table <- read.csv(file.path(folder, name), colClasses = "character", check.names = FALSE, encoding = "UTF-8", na.strings = character(0))
  # The apostrophe that guards a text against spreadsheets comes off again.
  table[] <- lapply(table, function(cells) sub("^'", "", cells))
  table
}
number <- function(cells) suppressWarnings(as.numeric(cells))

answers <- read_table("answers-long.csv")
guesses <- read_table("guesses.csv")
settings <- read_table("analysis-settings.csv")
program <- read_table("program-numbers.csv")
setting <- function(name) settings$value[settings$name == name]

answers$score <- number(answers$score)
answers$active_seconds <- number(answers$active_seconds)
answers$reference_seconds <- number(answers$reference_seconds)
answers$second_seconds <- number(answers$second_seconds)
rounds <- as.integer(setting("rounds"))
confidence <- number(setting("confidence"))
second_arm <- setting("second_arm")
reference_arm <- setting("reference_arm")
primary <- answers[answers$kind == "primary", ]
# The order of names that does not depend on the country of the computer.
ordered <- function(names) sort(unique(names), method = "radix")

## What was found, to be compared at the end -----------------------------------------------------------------------------------------------------------

found <- new.env()
keep <- function(task, attribute, item, value, detail = "") {
  assign(paste(task, attribute, item, detail, sep = "\r"), as.numeric(value), envir = found)
}

## Draws ---------------------------------------------------------------------------------------------------------------------------------------------

restart_draws <- function() {
  suppressWarnings(RNGkind("L'Ecuyer-CMRG"))
  state <- number(setting(paste0("generator_state_", 1)))
  for (i in 2:6) state <- c(state, number(setting(paste0("generator_state_", i))))
  signed <- ifelse(state > 2147483647, state - 4294967296, state)
  seed <- get(".Random.seed", envir = globalenv())
  assign(".Random.seed", c(seed[1], as.integer(signed)), envir = globalenv())
}

# How often each of n places was drawn: a matrix of rounds by n, for each of the sizes; in each round one list after the other.
drawn <- function(sizes) {
  restart_draws()
  u <- matrix(runif(rounds * sum(sizes)), nrow = rounds, byrow = TRUE)
  from <- cumsum(c(0, sizes))
  lapply(seq_along(sizes), function(k) {
    n <- sizes[k]
    places <- floor(u[, from[k] + seq_len(n), drop = FALSE] * n) + 1
    weights <- matrix(0, rounds, n)
    for (j in seq_len(n)) {
      cell <- cbind(seq_len(rounds), places[, j])
      weights[cell] <- weights[cell] + 1
    }
    weights
  })
}

percentiles <- function(replicates, level = confidence) {
  replicates <- replicates[!is.nan(replicates) & !is.na(replicates)]
  if (length(replicates) == 0) return(c(NaN, NaN))
  quantile(replicates, c((1 - level) / 2, 1 - (1 - level) / 2), type = 7, names = FALSE)
}

## Means -----------------------------------------------------------------------------------------------------------------------------------------------

# Readers by cases, in the order of names; a reader or case without a judged answer has no line.
grid_of <- function(rows, value = rows$score) {
  # R would look at the default only after the rows were picked.
  force(value)
  there <- !is.na(rows$score)
  rows <- rows[there, ]
  value <- value[there]
  readers <- ordered(rows$reader)
  cases <- ordered(rows$case)
  grid <- matrix(NA_real_, length(readers), length(cases), dimnames = list(readers, cases))
  grid[cbind(match(rows$reader, readers), match(rows$case, cases))] <- value
  grid
}

case_means <- function(grid) colMeans(grid, na.rm = TRUE)

# The error of a mean of case means when readers and cases are both a sample.
crossed_error <- function(grid) {
  readers <- nrow(grid)
  cases <- ncol(grid)
  if (readers < 2 && cases < 2) return(list(error = NaN, df = NaN))
  there <- !is.na(grid)
  mean <- mean(case_means(grid))
  weight <- t(matrix(1 / (cases * colSums(there)), cases, readers))
  weighted <- ifelse(there, weight * (grid - mean), 0)
  squares <- function(sums) if (length(sums) < 2) 0 else sum(sums^2) * length(sums) / (length(sums) - 1)
  from_readers <- squares(rowSums(weighted))
  from_cases <- squares(colSums(weighted))
  rest_df <- sum(there) - readers - cases + 1
  rest <- 0
  if (rest_df > 0) {
    long <- data.frame(y = grid[there], r = factor(row(grid)[there]), c = factor(col(grid)[there]))
    terms <- c(if (readers > 1) "r", if (cases > 1) "c")
    rest <- sum(residuals(lm(reformulate(terms, "y"), long))^2) / rest_df
  }
  from_rest <- if (readers > 1 && cases > 1) rest * sum(weight[there]^2) else 0
  df <- pmax(0, c(readers - 1, cases - 1, rest_df))
  part <- c(from_readers, from_cases, from_rest)
  # Alike but for rounding is not above.
  least <- from_rest + 1e-9 * max(part)
  readers_differ <- from_readers > least
  cases_differ <- from_cases > least
  if (readers_differ && cases_differ) {
    variance <- from_readers + from_cases - from_rest
    all_df <- max(1, variance^2 / sum(ifelse(df > 0, part^2 / df, 0)))
  } else if (readers_differ || cases_differ) {
    variance <- if (readers_differ) from_readers else from_cases
    all_df <- if (readers_differ) df[1] else df[2]
  } else {
    all_df <- sum(df)
    variance <- sum(part * df) / all_df
  }
  list(error = sqrt(variance), df = all_df)
}

# Sums of terms (each readers by cases) in every round: an answer counts as often as its reader was drawn times its case was drawn.
two_way_sums <- function(terms) {
  weights <- drawn(dim(terms[[1]]))
  sapply(terms, function(term) rowSums((weights[[1]] %*% term) * weights[[2]]))
}

two_way_replicates <- function(grid) {
  weights <- drawn(c(nrow(grid), ncol(grid)))
  values <- grid
  values[is.na(values)] <- 0
  present <- 1 * !is.na(grid)
  sums <- weights[[1]] %*% values
  masses <- weights[[1]] %*% present
  used <- weights[[2]] > 0 & masses > 0
  total <- rowSums(ifelse(used, weights[[2]] * sums / masses, 0))
  total / rowSums(ifelse(used, weights[[2]], 0))
}

mean_with_interval <- function(grid) {
  estimate <- mean(case_means(grid))
  error <- crossed_error(grid)
  if (is.nan(error$error)) return(list(estimate = estimate, error = NaN, percentile = c(NaN, NaN), interval = c(NaN, NaN)))
  replicates <- two_way_replicates(grid)
  percentile <- percentiles(replicates)
  spread <- sd(replicates[!is.nan(replicates)])
  upper <- 1 - (1 - confidence) / 2
  stretch <- if (spread == 0) 1 else error$error * qt(upper, error$df) / (spread * qnorm(upper))
  list(estimate = estimate, error = error$error, percentile = percentile, interval = estimate + stretch * (percentile - estimate))
}

## Tests -----------------------------------------------------------------------------------------------------------------------------------------------

signed_rank <- function(values, zeros_are_ranked) {
  tie <- max(abs(values), 0) * 1e-9
  zero <- abs(values) <= tie
  kept <- if (zeros_are_ranked) values else values[!zero]
  # Means of thirds and fifths that are equal but for rounding are ties.
  size <- abs(kept)
  order <- order(size)
  if (length(size) > 1) {
    group <- cumsum(c(TRUE, diff(size[order]) > tie))
    size[order] <- group
  }
  rank <- rank(size)
  keep <- abs(kept) > tie
  rank <- rank[keep]
  positive <- sum(rank[kept[keep] > 0])
  negative <- sum(rank[kept[keep] < 0])
  exact <- NaN
  if (length(rank) <= 25) {
    doubled <- round(2 * rank)
    ways <- numeric(sum(doubled) + 1)
    ways[1] <- 1
    for (r in doubled) {
      moved <- c(numeric(r), ways[seq_len(length(ways) - r)])
      ways <- ways + moved
    }
    seen <- round(2 * positive) + 1
    at_most <- sum(ways[seq_len(seen)])
    at_least <- sum(ways[seen:length(ways)])
    exact <- min(1, 2 * min(at_most, at_least) / 2^length(rank))
  }
  middle <- sum(rank) / 2
  deviation <- sqrt(sum(rank^2) / 4)
  distance <- positive - middle
  z <- if (deviation == 0) NaN else distance / deviation
  corrected <- if (deviation == 0) NaN else (distance - sign(distance) * 0.5) / deviation
  two_sided <- function(z) if (is.nan(z)) 1 else min(1, 2 * pnorm(-abs(z)))
  list(zeros = sum(zero), positive = positive, negative = negative, exact = exact, z = z, normal = two_sided(z), corrected = two_sided(corrected),
       effect = if (positive + negative == 0) NaN else (positive - negative) / (positive + negative))
}

## Agreement -------------------------------------------------------------------------------------------------------------------------------------------

# Krippendorff's alpha for each round of weights (rounds by cases): 1 - observed / expected disagreement over pairs of answers to one case. The ordinal distance
# is the squared difference of mid-ranks among all answers of the round: his sum of marginals.
alpha_of <- function(grid, weights, level) {
  values <- sort(unique(as.vector(grid[!is.na(grid)])))
  size <- length(values)
  # Nobody judged anything: there is nothing to agree about.
  if (size == 0) return(rep(NaN, nrow(weights)))
  counts <- matrix(sapply(seq_len(ncol(grid)), function(c) tabulate(match(grid[, c], values), size)), nrow = size)
  per_case <- colSums(counts)
  pairable <- per_case > 1
  n <- weights %*% (t(counts) * pairable)
  total <- rowSums(n)
  place <- switch(level, ordinal = n %*% outer(seq_len(size), seq_len(size), "<=") - n / 2, matrix(values, nrow(n), size, byrow = TRUE))
  place <- matrix(place, nrow(n), size)
  observed <- expected <- numeric(nrow(n))
  for (i in seq_len(size)) for (j in seq_len(size)) if (i != j) {
    pairs <- ifelse(pairable, counts[i, ] * counts[j, ] / (per_case - 1), 0)
    distance <- if (level == "nominal") 1 else (place[, i] - place[, j])^2
    observed <- observed + as.vector(weights %*% pairs) * distance
    expected <- expected + n[, i] * n[, j] * distance
  }
  ifelse(rowSums(n > 0) < 2, NaN, 1 - (total - 1) * observed / expected)
}

# Fleiss' kappa on three classes; with missing answers as Gwet has it: agreement over cases with two answers or more, shares as the mean over all cases.
fleiss_of <- function(grid, weights) {
  if (ncol(grid) == 0) return(rep(NaN, nrow(weights)))
  signs <- sign(grid)
  counts <- sapply(c(-1, 0, 1), function(k) colSums(signs == k, na.rm = TRUE))
  counts <- matrix(counts, nrow = ncol(grid))
  n <- rowSums(counts)
  paired <- n >= 2
  agreement <- ifelse(paired, rowSums(counts * (counts - 1)) / (n * (n - 1)), 0)
  observed <- as.vector(weights %*% agreement) / as.vector(weights %*% paired)
  shares <- (weights %*% (counts / n)) / rowSums(weights)
  chance <- rowSums(shares^2)
  ifelse(rowSums(shares > 0) < 2, NaN, (observed - chance) / (1 - chance))
}

kendall_of <- function(grid) {
  full <- grid[, colSums(is.na(grid)) == 0, drop = FALSE]
  m <- nrow(full)
  n <- ncol(full)
  if (m < 2 || n < 2) return(list(w = NaN, chi = NaN, p = NaN, cases = n))
  ranks <- t(apply(full, 1, rank))
  ties <- sum(apply(full, 1, function(x) { t <- table(x); sum(t^3 - t) }))
  s <- sum((colSums(ranks) - m * (n + 1) / 2)^2)
  below <- m^2 * (n^3 - n) - m * ties
  w <- if (below == 0) NaN else 12 * s / below
  chi <- m * (n - 1) * w
  list(w = w, chi = chi, p = pchisq(chi, n - 1, lower.tail = FALSE), cases = n)
}

weighted_kappa <- function(a, b, power) {
  there <- !is.na(a) & !is.na(b)
  a <- a[there]
  b <- b[there]
  if (length(a) == 0) return(NaN)
  observed <- mean(abs(a - b)^power)
  expected <- mean(abs(outer(a, b, "-"))^power)
  if (expected == 0) NaN else 1 - observed / expected
}

## Per task and attribute --------------------------------------------------------------------------------------------------------------------------------

cells <- unique(primary[, c("task", "attribute")])
cells <- cells[order(cells$task, cells$attribute, method = "radix"), ]
shown_p <- numeric(0)

for (i in seq_len(nrow(cells))) {
  task <- cells$task[i]
  attribute <- cells$attribute[i]
  rows <- primary[primary$task == task & primary$attribute == attribute, ]
  say <- function(item, value, detail = "") keep(task, attribute, item, value, detail)
  judged <- rows[!is.na(rows$score), ]
  grid <- grid_of(rows)
  readers <- length(unique(rows$reader))
  cases <- length(unique(rows$case))
  say("readers", readers)
  say("cases", cases)
  say("answers", nrow(judged))
  say("cannot_judge", sum(is.na(rows$score)))
  say("missing", readers * cases - nrow(judged))
  for (point in program$detail[program$task == task & program$attribute == attribute & program$item == "count"]) {
    say("count", sum(judged$score == number(point)), point)
  }
  say("second_preferred", sum(judged$score > 0))
  say("neither", sum(judged$score == 0))
  say("reference_preferred", sum(judged$score < 0))

  means <- case_means(grid)
  for (name in colnames(grid)) say("case_mean", means[[name]], name)
  for (name in rownames(grid)) say("reader_mean", mean(grid[name, ], na.rm = TRUE), name)
  result <- mean_with_interval(grid)
  say("mean", result$estimate)
  say("standard_error", result$error)
  say("percentile_low", result$percentile[1])
  say("percentile_high", result$percentile[2])
  say("interval_low", result$interval[1])
  say("interval_high", result$interval[2])

  for (rule in c("pratt", "wilcoxon")) {
    test <- signed_rank(unname(means), rule == "pratt")
    say(paste0(rule, "_zeros"), test$zeros)
    say(paste0(rule, "_positive_ranks"), test$positive)
    say(paste0(rule, "_negative_ranks"), test$negative)
    say(paste0(rule, "_exact_p"), test$exact)
    say(paste0(rule, "_z"), test$z)
    say(paste0(rule, "_normal_p"), test$normal)
    say(paste0(rule, "_corrected_p"), test$corrected)
    say(paste0(rule, "_rank_biserial"), test$effect)
    if (rule == "pratt") shown_p[paste(task, attribute, sep = "\r")] <- if (is.nan(test$exact)) test$normal else test$exact
  }

  wins <- sum(means > 1e-9)
  losses <- sum(means < -1e-9)
  say("sign_wins", wins)
  say("sign_losses", losses)
  say("sign_ties", length(means) - wins - losses)
  if (wins + losses > 0) {
    test <- binom.test(wins, wins + losses, conf.level = confidence)
    say("sign_p", test$p.value)
    say("sign_win_rate", wins / (wins + losses))
    say("sign_win_rate_low", test$conf.int[1])
    say("sign_win_rate_high", test$conf.int[2])
  } else {
    say("sign_p", 1)
    for (item in c("sign_win_rate", "sign_win_rate_low", "sign_win_rate_high")) say(item, NaN)
  }

  once <- matrix(1, 1, ncol(grid))
  by_case <- drawn(ncol(grid))[[1]]
  coefficient <- function(name, f) {
    say(name, f(once))
    limits <- percentiles(f(by_case))
    say(paste0(name, "_low"), limits[1])
    say(paste0(name, "_high"), limits[2])
  }
  coefficient("alpha_ordinal", function(w) alpha_of(grid, w, "ordinal"))
  coefficient("alpha_nominal", function(w) alpha_of(grid, w, "nominal"))
  coefficient("alpha_interval", function(w) alpha_of(grid, w, "interval"))
  coefficient("fleiss", function(w) fleiss_of(grid, w))
  kendall <- kendall_of(grid)
  say("kendall_w", kendall$w)
  say("kendall_chi_squared", kendall$chi)
  say("kendall_p", kendall$p)
  say("kendall_cases", kendall$cases)
  if (nrow(grid) > 1) for (a in seq_len(nrow(grid) - 1)) for (b in (a + 1):nrow(grid)) {
    pair <- paste(rownames(grid)[a], rownames(grid)[b], sep = "|")
    both <- !is.na(grid[a, ]) & !is.na(grid[b, ])
    say("pair_cases", sum(both), pair)
    say("pair_quadratic", weighted_kappa(grid[a, ], grid[b, ], 2), pair)
    say("pair_linear", weighted_kappa(grid[a, ], grid[b, ], 1), pair)
    say("pair_exact", if (any(both)) mean(grid[a, both] == grid[b, both]) else NaN, pair)
  }

  again <- answers[answers$kind == "repeat" & answers$task == task & answers$attribute == attribute, ]
  for (reader in ordered(again$reader)) {
    second <- again[again$reader == reader, ]
    first <- judged$score[match(paste(reader, second$case, sep = "\r"), paste(judged$reader, judged$case, sep = "\r"))]
    both <- !is.na(first) & !is.na(second$score)
    say("intra_repeats", sum(both), reader)
    say("intra_quadratic", weighted_kappa(first, second$score, 2), reader)
    say("intra_linear", weighted_kappa(first, second$score, 1), reader)
    say("intra_exact", if (any(both)) mean(first[both] == second$score[both]) else NaN, reader)
  }

  left <- judged$score[judged$second_arm_place == "left"]
  right <- judged$score[judged$second_arm_place == "right"]
  if (length(left) + length(right) > 0) {
    say("position_left_answers", length(left))
    say("position_right_answers", length(right))
    say("position_left_mean", if (length(left) > 0) mean(left) else NaN)
    say("position_right_mean", if (length(right) > 0) mean(right) else NaN)
    say("position_difference", if (length(left) > 0 && length(right) > 0) mean(left) - mean(right) else NaN)
    beside <- judged[judged$second_arm_place != "apart", ]
    scores <- grid_of(beside)
    is_left <- grid_of(beside, beside$second_arm_place == "left")
    value <- ifelse(is.na(scores), 0, scores)
    on_left <- ifelse(is.na(scores), 0, is_left)
    on_right <- ifelse(is.na(scores), 0, 1 - is_left)
    sums <- two_way_sums(list(value * on_left, on_left, value * on_right, on_right))
    limits <- percentiles(sums[, 1] / sums[, 2] - sums[, 3] / sums[, 4])
    say("position_low", limits[1])
    say("position_high", limits[2])
  }

  for (column in grep("^slice_", names(rows), value = TRUE)) {
    for (label in ordered(rows[[column]][rows[[column]] != ""])) {
      part <- grid_of(rows[rows[[column]] == label, ])
      detail <- paste0(sub("^slice_", "", column), "=", label)
      say("slice_cases", ncol(part), detail)
      say("slice_answers", sum(!is.na(part)), detail)
      inside <- if (ncol(part) > 0) mean_with_interval(part) else list(estimate = NaN, interval = c(NaN, NaN))
      say("slice_mean", inside$estimate, detail)
      say("slice_low", inside$interval[1], detail)
      say("slice_high", inside$interval[2], detail)
    }
  }
}

# Holm over the primary family: the cells for which the program has a corrected value.
family <- program[program$item == "holm_p" & program$value != "", ]
names_of_family <- paste(family$task, family$attribute, sep = "\r")
corrected <- p.adjust(shown_p[names_of_family], "holm")
for (name in names(shown_p)) {
  parts <- strsplit(name, "\r", fixed = TRUE)[[1]]
  keep(parts[1], parts[2], "holm_p", if (name %in% names_of_family) corrected[[name]] else NaN)
}

## Times, attention, blinding ------------------------------------------------------------------------------------------------------------------------------

once_per_case <- primary[!duplicated(primary[, c("reader", "task", "case")]), ]
for (i in which(program$item == "time_median")) {
  detail <- program$detail[i]
  side <- sub("^.*\\|", "", detail)
  reader <- sub("\\|[^|]*$", "", detail)
  task <- program$task[i]
  rows <- once_per_case[once_per_case$task == task & (reader == "" | once_per_case$reader == reader), ]
  seconds <- switch(side,
    all = rows$active_seconds,
    second_arm_left = rows$active_seconds[rows$second_arm_place == "left"],
    second_arm_right = rows$active_seconds[rows$second_arm_place == "right"],
    reference_arm = rows$reference_seconds,
    second_arm = rows$second_seconds)
  seconds <- seconds[!is.na(seconds)]
  keep(task, "", "time_cases", length(seconds), detail)
  quartiles <- quantile(seconds, c(0.25, 0.5, 0.75), type = 7, names = FALSE)
  keep(task, "", "time_lower_quartile", quartiles[1], detail)
  keep(task, "", "time_median", quartiles[2], detail)
  keep(task, "", "time_upper_quartile", quartiles[3], detail)
}

## Edited drafts ---------------------------------------------------------------------------------------------------------------------------------------------

if (file.exists(file.path(folder, "edited-drafts.csv"))) {
  edits <- read_table("edited-drafts.csv")
  edits <- edits[edits$kind == "primary", ]
  measures <- c(seconds = "seconds", characters = "characters_changed", words = "words_changed")
  for (column in measures) edits[[column]] <- number(edits[[column]])
  place <- function(rows) paste(rows$reader, rows$case, sep = "\r")
  for (task in ordered(edits$task)) {
    of_task <- edits[edits$task == task, ]
    keep_mean <- function(name, rows, score) {
      rows$score <- score
      result <- mean_with_interval(grid_of(rows))
      keep(task, "", "edit_mean", result$estimate, name)
      keep(task, "", "edit_standard_error", result$error, name)
      keep(task, "", "edit_low", result$interval[1], name)
      keep(task, "", "edit_high", result$interval[2], name)
    }
    for (arm in unique(of_task$arm)) {
      rows <- of_task[of_task$arm == arm, ]
      keep(task, "", "edits", nrow(rows), arm)
      for (measure in names(measures)) keep_mean(paste(arm, measure, sep = "|"), rows, rows[[measures[measure]]])
      for (column in c("reasons", "efficiency")) {
        ticked <- table(unlist(strsplit(rows[[column]], "|", fixed = TRUE)))
        item <- if (column == "reasons") "edit_reason" else "edit_efficiency"
        for (name in names(ticked)) keep(task, "", item, ticked[[name]], paste(arm, name, sep = "|"))
      }
    }
    if (length(unique(of_task$arm)) == 2) for (measure in names(measures)) {
      column <- measures[measure]
      second <- of_task[of_task$arm == "second", ]
      reference <- of_task[of_task$arm == "reference", ]
      if (any(duplicated(place(of_task)))) {
        # A crossover: both edits of a case by one reader.
        other <- match(place(second), place(reference))
        rows <- second[!is.na(other), ]
        score <- rows[[column]] - reference[[column]][other[!is.na(other)]]
      } else {
        rows <- of_task
        score <- ifelse(rows$arm == "second", 2, -2) * (rows[[column]] - ave(rows[[column]], rows$reader))
      }
      keep_mean(paste("difference", measure, sep = "|"), rows, score)
    }
  }
}

planted <- answers[answers$kind == "catch", ]
asked <- setting("catch_attribute")
if (length(asked) > 0) planted <- planted[planted$attribute %in% asked, ]
for (reader in ordered(planted$reader)) {
  scores <- planted$score[planted$reader == reader]
  keep("", "", "catch_shown", length(scores), reader)
  keep("", "", "catch_failed", sum(is.na(scores) | scores <= 0), reader)
}

if (nrow(guesses) > 0) {
  groups <- ordered(guesses$truth)
  readers <- ordered(guesses$reader)
  cases <- ordered(guesses$case)
  terms <- list()
  for (group in groups) for (said in c("correct", "wrong", "do_not_know")) {
    these <- guesses[guesses$truth == group & guesses$guess == said, ]
    term <- matrix(0, length(readers), length(cases))
    for (k in seq_len(nrow(these))) {
      r <- match(these$reader[k], readers)
      c <- match(these$case[k], cases)
      term[r, c] <- term[r, c] + 1
    }
    terms[[length(terms) + 1]] <- term
  }
  sums <- two_way_sums(terms)
  observed <- sapply(terms, sum)
  for (g in seq_along(groups)) {
    at <- 3 * (g - 1)
    n <- observed[at + 1:3]
    keep("", "", "bang_correct", n[1], groups[g])
    keep("", "", "bang_wrong", n[2], groups[g])
    keep("", "", "bang_do_not_know", n[3], groups[g])
    index <- (n[1] - n[2]) / sum(n)
    keep("", "", "bang_index", index, groups[g])
    limits <- percentiles((sums[, at + 1] - sums[, at + 2]) / rowSums(sums[, at + 1:3, drop = FALSE]))
    keep("", "", "bang_low", limits[1], groups[g])
    keep("", "", "bang_high", limits[2], groups[g])
    error <- sqrt(((n[1] + n[2]) / sum(n) - index^2) / sum(n))
    z <- qnorm(1 - (1 - confidence) / 2)
    keep("", "", "bang_independent_low", max(-1, index - z * error), groups[g])
    keep("", "", "bang_independent_high", min(1, index + z * error), groups[g])
  }
  james <- function(n) {
    all <- rowSums(n)
    unknown <- (n[, 3] + n[, 6]) / all
    known <- 1 - unknown
    wrong <- 0.5 * (n[, 2] + n[, 5]) / all / known
    first <- (n[, 1] + n[, 5]) / all
    second <- (n[, 2] + n[, 4]) / all
    chance <- 0.5 * (second * (n[, 1] + n[, 2]) + first * (n[, 4] + n[, 5])) / all / known^2
    index <- ifelse(chance == 0, NaN, (1 + unknown + known * (wrong - chance) / chance) / 2)
    ifelse(unknown == 1, 1, index)
  }
  limits <- if (length(groups) == 2) percentiles(james(sums)) else c(NaN, NaN)
  keep("", "", "james", if (length(groups) == 2) james(matrix(observed, 1)) else NaN)
  keep("", "", "james_low", limits[1])
  keep("", "", "james_high", limits[2])
}

## Comparison ----------------------------------------------------------------------------------------------------------------------------------------------

equal <- 0
worst <- 0
for (i in seq_len(nrow(program))) {
  line <- program[i, ]
  name <- paste(line$task, line$attribute, line$item, line$detail, sep = "\r")
  theirs <- number(line$value)
  ours <- if (exists(name, envir = found, inherits = FALSE)) get(name, envir = found) else NULL
  same <- !is.null(ours) && (is.na(theirs) && is.na(ours) || isTRUE(abs(theirs - ours) <= 1e-7 * max(1, abs(theirs))))
  if (same) {
    equal <- equal + 1
    if (!is.na(theirs)) worst <- max(worst, abs(theirs - ours))
  }
  title <- paste(Filter(nzchar, c(line$task, line$attribute, line$item, line$detail)), collapse = ", ")
  cat(sprintf("%-8s %s: program %s, R %s\n", if (same) "equal" else "DIFFERS", title, if (line$value == "") "none" else line$value,
    if (is.null(ours)) "not computed" else format(ours, digits = 12)))
}
cat(sprintf("\n%d of %d numbers are equal; the largest difference is %.1e.\n", equal, nrow(program), worst))

numbers_only <- length(arguments) > 1 && arguments[2] == "numbers"
if (numbers_only) quit(save = "no", status = if (equal == nrow(program)) 0 else 1)

## More than the program does ------------------------------------------------------------------------------------------------------------------------------

if (requireNamespace("coin", quietly = TRUE)) {
  cat("\nThe exact signed-rank test once more, by the package 'coin':\n")
  for (i in seq_len(nrow(cells))) {
    means <- case_means(grid_of(primary[primary$task == cells$task[i] & primary$attribute == cells$attribute[i], ]))
    means <- round(unname(means), 9)
    for (zeros in c("Pratt", "Wilcoxon")) {
      test <- tryCatch(coin::pvalue(coin::wilcoxsign_test(y ~ x, data = data.frame(y = means, x = 0), distribution = "exact", zero.method = zeros)),
        error = function(e) NA)
      cat(sprintf("  %s, %s, %s: p = %s\n", cells$task[i], cells$attribute[i], zeros, format(as.numeric(test), digits = 8)))
    }
  }
} else {
  cat("\nThe package 'coin' is not installed: its second opinion on the signed-rank test is left out.\n")
}

if (requireNamespace("ordinal", quietly = TRUE)) {
  cat("\nCumulative link mixed models, score ~ 1 + side + (1 | reader) + (1 | case), by the package 'ordinal':\n")
  for (i in seq_len(nrow(cells))) {
    rows <- primary[primary$task == cells$task[i] & primary$attribute == cells$attribute[i] & !is.na(primary$score), ]
    cat(sprintf("\n  %s, %s, %d answers\n", cells$task[i], cells$attribute[i], nrow(rows)))
    rows$y <- factor(rows$score, ordered = TRUE)
    rows$side <- factor(rows$second_arm_place)
    rows$reader <- factor(rows$reader)
    rows$case <- factor(rows$case)
    formula <- if (nlevels(rows$side) > 1) y ~ 1 + side + (1 | reader) + (1 | case) else y ~ 1 + (1 | reader) + (1 | case)
    fit <- tryCatch(suppressWarnings(ordinal::clmm(formula, data = rows)), error = function(e) conditionMessage(e))
    if (is.character(fit)) {
      cat("  cannot be fitted:", fit, "\n")
    } else {
      print(round(coef(summary(fit)), 4))
      cat("  standard deviations: ", paste(names(fit$ST), round(sapply(fit$ST, function(s) s[1]), 4), sep = " ", collapse = ", "), "\n", sep = "")
    }
  }
} else {
  cat("\nThe package 'ordinal' is not installed: the cumulative link mixed models are left out. install.packages(\"ordinal\") brings it.\n")
}

quit(save = "no", status = if (equal == nrow(program)) 0 else 1)
