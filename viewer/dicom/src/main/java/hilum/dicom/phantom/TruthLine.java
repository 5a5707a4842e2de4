package hilum.dicom.phantom;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about a written film, as one line of JSON. */
final class TruthLine {

    private final StringBuilder json = new StringBuilder();

    private TruthLine() {}

    /** With the comparison when there is a prior film. */
    static String of(WrittenPhantom phantom, @Nullable WrittenPhantom prior) {
        TruthLine line = new TruthLine();
        line.json.append('{');
        line.text("file", String.valueOf(phantom.file().getFileName())).append(',');
        line.text("patient", phantom.patientId()).append(',');
        line.text("date", phantom.studyDate().toString()).append(',');
        line.text("view", phantom.view().name()).append(',');
        line.findings(phantom.findings());
        PhantomReport report = PhantomReport.of(phantom.view(), phantom.findings());
        line.json.append(',');
        line.report(report);
        if (prior != null) {
            line.json.append(",\"comparison\":{");
            line.text("prior", String.valueOf(prior.file().getFileName())).append(",\"progression\":{");
            String comma = "";
            for (var change :
                    Progression.between(prior.findings(), phantom.findings()).entrySet()) {
                line.json.append(comma);
                line.text(change.getKey().label(), change.getValue().word());
                comma = ",";
            }
            line.json.append("},");
            line.report(PhantomReport.comparing(phantom.view(), prior.findings(), phantom.findings()));
            line.json.append('}');
        }
        return line.json.append('}').toString();
    }

    private void findings(List<Finding> findings) {
        json.append("\"findings\":[");
        String comma = "";
        for (Finding f : findings) {
            json.append(comma)
                    .append(String.format(
                            Locale.ROOT,
                            "{\"label\":\"%s\",\"side\":\"%s\",\"zone\":\"%s\",\"sizeMm\":%.1f,\"severity\":%.3f,"
                                    + "\"x0\":%.5f,\"y0\":%.5f,\"x1\":%.5f,\"y1\":%.5f}",
                            f.kind().label(),
                            f.side().name().toLowerCase(Locale.ROOT),
                            f.zone(),
                            f.sizeMm(),
                            f.severity(),
                            f.x0(),
                            f.y0(),
                            f.x1(),
                            f.y1()));
            comma = ",";
        }
        json.append(']');
    }

    private void report(PhantomReport report) {
        json.append("\"sections\":{");
        String comma = "";
        for (Map.Entry<String, String> section : report.sections().entrySet()) {
            json.append(comma);
            text(section.getKey(), section.getValue());
            comma = ",";
        }
        json.append("},");
        text("structured", report.structured()).append(',');
        text("impression", report.impression()).append(",\"questions\":[");
        comma = "";
        for (PhantomQuestion question : report.questions()) {
            json.append(comma).append('{');
            text("task", question.task().name().toLowerCase(Locale.ROOT)).append(',');
            text("prompt", question.prompt()).append(',');
            text("answer", question.answer()).append('}');
            comma = ",";
        }
        json.append(']');
    }

    private StringBuilder text(String name, String value) {
        quoted(name).append(':');
        return quoted(value);
    }

    private StringBuilder quoted(String value) {
        return json.append('"')
                .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append('"');
    }
}
