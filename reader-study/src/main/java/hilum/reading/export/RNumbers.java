package hilum.reading.export;

import hilum.reading.statistics.AgreementResult;
import hilum.reading.statistics.BlindingResult;
import hilum.reading.statistics.CellKey;
import hilum.reading.statistics.CellResult;
import hilum.reading.statistics.Coefficient;
import hilum.reading.statistics.Distribution;
import hilum.reading.statistics.EditingResult;
import hilum.reading.statistics.Interval;
import hilum.reading.statistics.PositionBias;
import hilum.reading.statistics.SignTestResult;
import hilum.reading.statistics.SignedRankResult;
import hilum.reading.statistics.SliceResult;
import hilum.reading.statistics.StudyResults;
import hilum.reading.statistics.TimeResult;
import java.util.List;
import java.util.Locale;

/** Every number of the analysis on a line of its own, so that the R script can say number by number whether it found the same. */
final class RNumbers {
    static final List<String> COLUMNS = List.of("task", "attribute", "item", "detail", "value");

    private final CsvText csv = new CsvText(COLUMNS);

    /** The numbers as CSV. */
    String write(StudyResults results) {
        results.cells().forEach(this::cell);
        for (TimeResult time : results.times()) {
            String detail = time.reader() + "|" + time.side().name().toLowerCase(Locale.ROOT);
            add(time.task(), "", "time_cases", detail, time.cases());
            add(time.task(), "", "time_median", detail, time.median());
            add(time.task(), "", "time_lower_quartile", detail, time.lowerQuartile());
            add(time.task(), "", "time_upper_quartile", detail, time.upperQuartile());
        }
        results.editing().forEach(this::editing);
        results.catches().forEach(caught -> {
            add("", "", "catch_shown", caught.reader(), caught.shown());
            add("", "", "catch_failed", caught.reader(), caught.failed());
        });
        results.blinding().ifPresent(this::blinding);
        return csv.toString();
    }

    /** What the script needs beside the answers, as CSV. */
    static String settings(StudyResults results, ProtocolSheet protocol) {
        CsvText settings = new CsvText(List.of("name", "value"));
        settings.row(List.of("title", protocol.title()));
        settings.row(List.of("reference_arm", protocol.referenceArm()));
        settings.row(List.of("second_arm", protocol.secondArm()));
        settings.row(List.of("seed", String.valueOf(results.options().seed())));
        settings.row(List.of("rounds", results.options().rounds()));
        settings.row(List.of("confidence", results.options().confidence()));
        results.options().catchAttributes().stream()
                .sorted()
                .forEach(attribute -> settings.row(List.of("catch_attribute", attribute)));
        for (int i = 0; i < results.generatorState().size(); i++) {
            settings.row(List.of(
                    "generator_state_" + (i + 1), results.generatorState().get(i)));
        }
        return settings.toString();
    }

    private void cell(CellResult cell) {
        CellKey key = cell.key();
        add(key, "readers", cell.readers());
        add(key, "cases", cell.cases());
        add(key, "missing", cell.missing());
        add(key, "cannot_judge", cell.cannotJudge());
        add(key, "answers", cell.answers());
        for (Distribution.Point point : cell.distribution().points()) {
            add(key, "count", CsvText.number(point.score()), point.count());
        }
        add(key, "second_preferred", cell.distribution().secondPreferred());
        add(key, "neither", cell.distribution().neither());
        add(key, "reference_preferred", cell.distribution().referencePreferred());
        add(key, "mean", cell.mean().estimate());
        add(key, "standard_error", cell.mean().standardError());
        interval(key, "percentile", "", cell.mean().percentile());
        interval(key, "interval", "", cell.mean().interval());
        signedRank(key, "pratt", cell.pratt());
        signedRank(key, "wilcoxon", cell.wilcoxon());
        add(key, "holm_p", cell.holmP());
        sign(key, cell.sign());
        agreement(key, cell.agreement());
        cell.position().ifPresent(bias -> position(key, bias));
        for (SliceResult slice : cell.slices()) {
            String detail = slice.name() + "=" + slice.label();
            add(key, "slice_cases", detail, slice.cases());
            add(key, "slice_answers", detail, slice.answers());
            add(key, "slice_mean", detail, slice.mean().estimate());
            interval(key, "slice", detail, slice.mean().interval());
        }
        cell.caseMeans().forEach(mean -> add(key, "case_mean", mean.name(), mean.mean()));
        cell.readerMeans().forEach(mean -> add(key, "reader_mean", mean.name(), mean.mean()));
    }

    private void editing(EditingResult result) {
        for (EditingResult.OfArm arm : result.arms()) {
            String name = arm.second() ? "second" : "reference";
            add(result.task(), "", "edits", name, arm.edits());
            arm.measures().forEach(measured -> edited(result.task(), name, measured));
            arm.reasons()
                    .forEach(reason ->
                            add(result.task(), "", "edit_reason", name + "|" + reason.item(), reason.count()));
            arm.efficiency()
                    .forEach(item -> add(result.task(), "", "edit_efficiency", name + "|" + item.item(), item.count()));
        }
        result.differences().forEach(measured -> edited(result.task(), "difference", measured));
    }

    private void edited(String task, String of, EditingResult.Measured measured) {
        String detail = of + "|" + measured.measure().name().toLowerCase(Locale.ROOT);
        add(task, "", "edit_mean", detail, measured.mean().estimate());
        add(task, "", "edit_standard_error", detail, measured.mean().standardError());
        add(task, "", "edit_low", detail, measured.mean().interval().low());
        add(task, "", "edit_high", detail, measured.mean().interval().high());
    }

    private void signedRank(CellKey key, String name, SignedRankResult test) {
        add(key, name + "_zeros", test.zeros());
        add(key, name + "_positive_ranks", test.positiveRanks());
        add(key, name + "_negative_ranks", test.negativeRanks());
        add(key, name + "_exact_p", test.exactP());
        add(key, name + "_z", test.z());
        add(key, name + "_normal_p", test.normalP());
        add(key, name + "_corrected_p", test.correctedP());
        add(key, name + "_rank_biserial", test.rankBiserial());
    }

    private void sign(CellKey key, SignTestResult sign) {
        add(key, "sign_wins", sign.wins());
        add(key, "sign_losses", sign.losses());
        add(key, "sign_ties", sign.ties());
        add(key, "sign_p", sign.p());
        add(key, "sign_win_rate", sign.winRate());
        interval(key, "sign_win_rate", "", sign.interval());
    }

    private void agreement(CellKey key, AgreementResult agreement) {
        coefficient(key, "alpha_ordinal", agreement.alphaOrdinal());
        coefficient(key, "alpha_nominal", agreement.alphaNominal());
        coefficient(key, "alpha_interval", agreement.alphaInterval());
        coefficient(key, "fleiss", agreement.fleiss());
        add(key, "kendall_w", agreement.kendall().w());
        add(key, "kendall_chi_squared", agreement.kendall().chiSquared());
        add(key, "kendall_p", agreement.kendall().p());
        add(key, "kendall_cases", agreement.kendall().cases());
        for (AgreementResult.Pair pair : agreement.pairs()) {
            String detail = pair.first() + "|" + pair.second();
            add(key, "pair_cases", detail, pair.cases());
            add(key, "pair_quadratic", detail, pair.quadratic());
            add(key, "pair_linear", detail, pair.linear());
            add(key, "pair_exact", detail, pair.exactShare());
        }
        for (AgreementResult.Intra intra : agreement.intra()) {
            add(key, "intra_repeats", intra.reader(), intra.repeats());
            add(key, "intra_quadratic", intra.reader(), intra.quadratic());
            add(key, "intra_linear", intra.reader(), intra.linear());
            add(key, "intra_exact", intra.reader(), intra.exactShare());
        }
    }

    private void coefficient(CellKey key, String name, Coefficient coefficient) {
        add(key, name, coefficient.estimate());
        interval(key, name, "", coefficient.interval());
    }

    private void position(CellKey key, PositionBias bias) {
        add(key, "position_left_answers", bias.leftAnswers());
        add(key, "position_right_answers", bias.rightAnswers());
        add(key, "position_left_mean", bias.leftMean());
        add(key, "position_right_mean", bias.rightMean());
        add(key, "position_difference", bias.difference());
        interval(key, "position", "", bias.interval());
    }

    private void blinding(BlindingResult blinding) {
        for (BlindingResult.Bang bang : blinding.groups()) {
            add("", "", "bang_correct", bang.group(), bang.correct());
            add("", "", "bang_wrong", bang.group(), bang.wrong());
            add("", "", "bang_do_not_know", bang.group(), bang.doNotKnow());
            add("", "", "bang_index", bang.group(), bang.index());
            add("", "", "bang_low", bang.group(), bang.interval().low());
            add("", "", "bang_high", bang.group(), bang.interval().high());
            add("", "", "bang_independent_low", bang.group(), bang.independent().low());
            add(
                    "",
                    "",
                    "bang_independent_high",
                    bang.group(),
                    bang.independent().high());
        }
        add("", "", "james", "", blinding.james());
        add("", "", "james_low", "", blinding.jamesInterval().low());
        add("", "", "james_high", "", blinding.jamesInterval().high());
    }

    private void interval(CellKey key, String name, String detail, Interval interval) {
        add(key, name + "_low", detail, interval.low());
        add(key, name + "_high", detail, interval.high());
    }

    private void add(CellKey key, String item, Number value) {
        add(key, item, "", value);
    }

    private void add(CellKey key, String item, String detail, Number value) {
        add(key.task(), key.attribute(), item, detail, value);
    }

    private void add(String task, String attribute, String item, String detail, Number value) {
        csv.row(List.of(task, attribute, item, detail, value));
    }
}
