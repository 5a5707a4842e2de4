package hilum.dicom.sr;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Tag;
import hilum.dicom.objects.Code;
import hilum.dicom.objects.ImageReference;
import hilum.dicom.objects.NewInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A report in sections of sentences: Basic Text SR after TID 2000.
 *
 * @param images that it reports on
 * @param complete whether its author has finished it
 */
public record TextReport(Observer observer, List<Section> sections, List<ImageReference> images, boolean complete) {
    private static final Code TITLE = new Code("18748-4", "LN", "Diagnostic imaging report");

    /** Headings (CID 7001) with the name that their sentences have (CID 7002). */
    public enum Heading {
        HISTORY("121060", "History", "121060"),
        INDICATIONS("121109", "Indications for Procedure", "121071"),
        PROCEDURE("121064", "Current Procedure Descriptions", "121065"),
        PRIOR_PROCEDURES("121066", "Prior Procedure Descriptions", "121067"),
        PREVIOUS_FINDINGS("121068", "Previous Findings", "121069"),
        FINDINGS("121070", "Findings", "121071"),
        IMPRESSIONS("121072", "Impressions", "121073"),
        RECOMMENDATIONS("121074", "Recommendations", "121075"),
        CONCLUSIONS("121076", "Conclusions", "121077"),
        ADDENDUM("121078", "Addendum", "121071");

        private final String code;
        private final String meaning;
        private final String sentence;

        Heading(String value, String meaning, String sentence) {
            this.code = value;
            this.meaning = meaning;
            this.sentence = sentence;
        }

        private Code code() {
            return Code.dcm(code, meaning);
        }

        private Code sentence() {
            return Code.dcm(sentence, sentenceName());
        }

        private String sentenceName() {
            return switch (sentence) {
                case "121060" -> "History";
                case "121065" -> "Procedure Description";
                case "121067" -> "Prior Procedure Description";
                case "121069" -> "Previous Finding";
                case "121073" -> "Impression";
                case "121075" -> "Recommendation";
                case "121077" -> "Conclusion";
                default -> "Finding";
            };
        }

        static Optional<Heading> of(ContentItem item) {
            return List.of(values()).stream()
                    .filter(heading -> item.is(heading.code()))
                    .findFirst();
        }
    }

    /** Sentences under a heading. */
    public record Section(Heading heading, List<String> sentences) {
        public Section {
            sentences = List.copyOf(sentences);
        }
    }

    public TextReport {
        sections = List.copyOf(sections);
        images = List.copyOf(images);
    }

    /**
     * The object to write; it ends with a sentence that says: research use.
     *
     * @param image any image of the study, for patient and study
     */
    public DataSet toDataSet(DataSet image, NewInstance instance) {
        List<ContentItem> content = new ArrayList<>(ObserverContext.language());
        content.addAll(ObserverContext.items(observer));
        for (Section section : sections) {
            List<ContentItem> items = section.sentences().stream()
                    .map(text -> ContentItem.text(
                            Relation.CONTAINS, section.heading().sentence(), text))
                    .toList();
            content.add(ContentItem.container(section.heading().code(), items));
        }
        content.add(ContentItem.text(Relation.CONTAINS, Concepts.COMMENT, MeasurementReportWriter.DISCLAIMER));
        images.forEach(reference -> content.add(
                new ContentItem(Relation.CONTAINS, Optional.empty(), new ContentValue.Image(reference), List.of())));
        ContentItem root =
                new ContentItem(Relation.CONTAINS, Optional.of(TITLE), new ContentValue.Container("2000"), content);
        return SrDocument.report(image, instance, SrDocument.BASIC_TEXT, complete, images, root);
    }

    /**
     * Reads sections, sentences and images back; sections with headings that are not listed above are left out.
     *
     * @throws DicomException when the object holds no structured content
     */
    public static TextReport read(DataSet document) throws DicomException {
        ContentItem root = ContentTree.read(document);
        Evidence evidence = Evidence.of(document);
        List<Section> sections = new ArrayList<>();
        List<ImageReference> images = new ArrayList<>();
        for (ContentItem item : root.children()) {
            Optional<Heading> heading = Heading.of(item);
            if (heading.isPresent() && item.value() instanceof ContentValue.Container) {
                sections.add(new Section(heading.get(), sentences(item)));
            } else if (item.value() instanceof ContentValue.Image image) {
                images.add(evidence.complete(image.reference()));
            }
        }
        boolean complete = document.text(Tag.of("CompletionFlag"))
                .filter("COMPLETE"::equals)
                .isPresent();
        return new TextReport(ObserverContext.read(root), sections, images, complete);
    }

    private static List<String> sentences(ContentItem section) {
        List<String> sentences = new ArrayList<>();
        for (ContentItem item : section.children()) {
            if (item.value() instanceof ContentValue.Text text) {
                sentences.add(text.text());
            }
        }
        return sentences;
    }
}
