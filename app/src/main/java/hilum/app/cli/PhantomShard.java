package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.dicom.phantom.Finding;
import hilum.dicom.phantom.PhantomCase;
import hilum.dicom.phantom.PhantomFilm;
import hilum.dicom.phantom.PhantomLungs;
import hilum.dicom.phantom.PhantomQuestion;
import hilum.dicom.phantom.PhantomReport;
import hilum.dicom.phantom.PhantomRequest;
import hilum.dicom.phantom.Progression;
import hilum.dicom.phantom.Side;
import hilum.model.RgbImage;
import hilum.model.vision.BicubicResize;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Lessons for training: drawn films as the model sees them, and what can be asked about each. {@code pictures.u8} holds the squares one
 * after the other, {@code truth.jsonl} a line for each, {@code done} says that both are whole. A prior film stands before its current one.
 */
final class PhantomShard {
    /** Side of a square, that of the demo model's pictures. */
    static final int SIDE_PX = 320;

    /** Films are drawn in this size and then stretched to the square, as the product does with real ones. */
    private static final int DRAWN_PX = 336;

    private static final int AT_ONCE = 64;

    private PhantomShard() {}

    private record Lesson(List<byte[]> squares, List<JsonObject> truths) {}

    /** Writes the cases {@code first} to {@code first + count - 1}; more squares than cases, since some have a prior film. */
    static int write(Path folder, long first, int count, int side) throws IOException {
        Files.createDirectories(folder);
        int written = 0;
        try (OutputStream pictures = new BufferedOutputStream(Files.newOutputStream(folder.resolve("pictures.u8")));
                BufferedWriter truth = Files.newBufferedWriter(folder.resolve("truth.jsonl"))) {
            for (long at = first; at < first + count; at += AT_ONCE) {
                List<Lesson> lessons = LongStream.range(at, Math.min(first + count, at + AT_ONCE))
                        .parallel()
                        .mapToObj(seed -> lesson(seed, side))
                        .toList();
                for (Lesson lesson : lessons) {
                    for (int i = 0; i < lesson.squares().size(); i++) {
                        JsonObject line = lesson.truths().get(i);
                        if (i == 1) {
                            line.addProperty("prior", written - 1);
                        }
                        pictures.write(lesson.squares().get(i));
                        truth.write(Output.line(line));
                        truth.newLine();
                        written++;
                    }
                }
            }
        }
        Files.writeString(folder.resolve("done"), Integer.toString(written));
        return written;
    }

    private static Lesson lesson(long seed, int side) {
        PhantomCase drawn = PhantomCase.random(seed);
        PhantomFilm current = drawn.draw(drawn.current(), DRAWN_PX);
        Optional<PhantomRequest> before = drawn.prior();
        if (before.isEmpty()) {
            JsonObject truth = truth(seed, drawn.current(), current);
            return new Lesson(List.of(square(current, side)), List.of(truth));
        }
        PhantomFilm prior = drawn.draw(before.get(), DRAWN_PX);
        JsonObject truth = truth(seed, drawn.current(), current);
        Map<Finding.Kind, Progression> changes = Progression.between(prior.findings(), current.findings());
        JsonObject progression = new JsonObject();
        changes.forEach((kind, change) -> progression.addProperty(kind.label(), change.word()));
        truth.add("progression", progression);
        questions(
                PhantomReport.comparing(drawn.current().view(), prior.findings(), current.findings()),
                truth.getAsJsonArray("questions"));
        return new Lesson(
                List.of(square(prior, side), square(current, side)), List.of(truth(seed, before.get(), prior), truth));
    }

    private static JsonObject truth(long seed, PhantomRequest request, PhantomFilm film) {
        JsonObject truth = new JsonObject();
        truth.addProperty("case", seed);
        truth.addProperty("view", request.view().name());
        JsonArray findings = new JsonArray();
        for (Finding f : film.findings()) {
            JsonObject finding = new JsonObject();
            finding.addProperty("label", f.kind().label());
            finding.addProperty("side", f.side().name().toLowerCase(Locale.ROOT));
            finding.addProperty("zone", f.zone());
            finding.addProperty("severity", f.severity());
            finding.add("box", numbers(List.of(f.x0(), f.y0(), f.x1(), f.y1())));
            findings.add(finding);
        }
        truth.add("findings", findings);
        JsonObject parts = new JsonObject();
        Map<Side, List<Double>> lungs = PhantomLungs.of(request);
        lungs.forEach((side, box) -> parts.add(side.name().toLowerCase(Locale.ROOT) + " lung", numbers(box)));
        truth.add("parts", parts);
        JsonArray questions = new JsonArray();
        questions(PhantomReport.of(request.view(), film.findings()), questions);
        truth.add("questions", questions);
        return truth;
    }

    private static void questions(PhantomReport report, JsonArray into) {
        for (PhantomQuestion q : report.questions()) {
            JsonObject question = new JsonObject();
            question.addProperty("task", q.task().name().toLowerCase(Locale.ROOT));
            question.addProperty("pictures", q.task().pictures());
            question.addProperty("prompt", q.prompt());
            question.addProperty("answer", q.answer());
            into.add(question);
        }
    }

    private static JsonArray numbers(List<Double> values) {
        JsonArray array = new JsonArray();
        values.forEach(v -> array.add(Math.round(v * 1e4) / 1e4));
        return array;
    }

    private static byte[] square(PhantomFilm film, int side) {
        RgbImage picture = RgbImage.ofGrey(film.widthPx(), film.heightPx(), film.displayed());
        byte[] squared = BicubicResize.resize(picture, side, side).rgb();
        byte[] square = new byte[side * side];
        for (int i = 0; i < square.length; i++) {
            square[i] = squared[3 * i];
        }
        return square;
    }
}
