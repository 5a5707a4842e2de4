package hilum.viewer.ui;

import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.Voi;
import hilum.resources.Messages;
import hilum.viewer.Instance;
import hilum.viewer.Study;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The short texts about patients, studies, windows and zoom. Leaves out what a header does not say. */
final class Captions {
    private static final String DOT = " \u00b7 ";

    private final Messages words = Messages.of("viewer");

    /** {@code DEMO, Echo}, or that the name is missing. */
    String name(Study study) {
        String name = study.patient().name();
        return name.isBlank() ? words.text("patient.unnamed") : name;
    }

    /** {@code F 71}. */
    String sexAge(Study study) {
        return spaced(study.patient().sex(), study.label().patientAge());
    }

    /** {@code DEMO, Echo · F 71}. */
    String who(Study study) {
        return dotted(name(study), sexAge(study));
    }

    /** {@code Chest PA · 2020-02-20}. */
    String what(Instance instance) {
        String description = Stream.of(
                        instance.study().description(),
                        instance.series().description(),
                        instance.series().modality())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        // A picture of nobody, such as a case of a reading, has no date to miss.
        boolean anonymous =
                instance.patient().id().isBlank() && instance.study().date().isBlank();
        return dotted(description, anonymous ? "" : date(instance.study()));
    }

    String date(Instance.StudyLabel label) {
        return label.date().isBlank() ? words.text("study.undated") : label.date();
    }

    /** {@code F 71 · 2020-02-20 · PA}. */
    String line(Study study) {
        return dotted(sexAge(study), date(study.label()), views(study));
    }

    private String views(Study study) {
        return study.views().stream().map(this::view).distinct().collect(Collectors.joining(", "));
    }

    /** {@code PA}, or the modality where the header has no View Position. */
    String view(Instance instance) {
        String position = instance.view().position();
        return position.isBlank() ? instance.series().modality() : position;
    }

    /** {@code W 3,900 L 2,050 · lung}. */
    String window(OnScreen picture, @Nullable Voi voi) {
        if (voi == null) {
            return words.text("window.colour");
        }
        DisplayImage image = picture.image();
        int digits = image.maximum() - image.minimum() >= 100 ? 0 : 2;
        String width = number(voi.width(), digits);
        String center = number(voi.center(), digits);
        return voi.explanation().isBlank()
                ? words.text("window.unnamed", width, center)
                : words.text("window.text", width, center, voi.explanation());
    }

    /** {@code 46 % · 0.143 mm at the detector}. */
    String zoom(double percent, Optional<DisplayImage.Spacing> spacing) {
        String zoom = words.text("zoom.percent", number(percent, percent < 10 ? 1 : 0));
        String millimetres = spacing.map(s -> words.text("spacing.mm", number(s.columnMm(), 3), s.origin()))
                .orElse(words.text("spacing.none"));
        return dotted(zoom, millimetres);
    }

    private static String number(double value, int fractionDigits) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMinimumFractionDigits(fractionDigits);
        format.setMaximumFractionDigits(fractionDigits);
        return format.format(value);
    }

    private static String dotted(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(DOT));
    }

    private static String spaced(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
    }
}
