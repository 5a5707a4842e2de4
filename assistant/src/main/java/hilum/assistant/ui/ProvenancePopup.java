package hilum.assistant.ui;

import hilum.assistant.Provenance;
import hilum.assistant.SeenPicture;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** All fields of a provenance in a popup, with a button that copies them. */
final class ProvenancePopup {
    private final Words words;
    private final Nodes nodes;
    private final GridPane fields = new GridPane();
    private int row;

    private ProvenancePopup(Words words) {
        this.words = words;
        this.nodes = new Nodes(words);
    }

    /** Shows {@code provenance} beside {@code owner}; Esc closes it. */
    static void show(Node owner, Words words, Provenance provenance) {
        Node content = content(words, provenance);
        PopOver popup = new PopOver(content);
        popup.setTitle(words.text("provenance.title"));
        popup.setHeaderAlwaysVisible(true);
        popup.setArrowLocation(PopOver.ArrowLocation.RIGHT_CENTER);
        popup.setDetachable(false);
        popup.setAnimated(false);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.getRoot().getStylesheets().setAll(owner.getScene().getStylesheets());
        popup.show(owner);
        content.lookup(".button").requestFocus();
    }

    static Node content(Words words, Provenance provenance) {
        return new ProvenancePopup(words).build(provenance);
    }

    private Node build(Provenance provenance) {
        fields.getStyleClass().add("assistant-provenance-fields");
        field("provenance.app", provenance.appVersion());
        field("provenance.model", provenance.model().name());
        field("provenance.sha256", provenance.model().sha256());
        field("provenance.device", provenance.model().device());
        field("provenance.precision", provenance.model().precision());
        int number = 1;
        for (SeenPicture picture : provenance.pictures()) {
            picture(number++, picture);
        }
        longField("provenance.instruction", provenance.instruction());
        String prompt = provenance.renderedPrompt();
        longField("provenance.prompt", prompt.isEmpty() ? words.text("provenance.prompt.none") : prompt);
        run(provenance.run());
        ScrollPane scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("assistant-provenance-scroll");
        Button copy = nodes.explained(
                new Button(words.text("provenance.copy"), Nodes.icon(MaterialDesignC.CONTENT_COPY)), "provenance.copy");
        copy.setOnAction(event -> Nodes.copy(provenance.toJson()));
        VBox box = new VBox(scroll, new HBox(Nodes.spring(), copy));
        box.getStyleClass().add("assistant-provenance");
        return box;
    }

    private void picture(int number, SeenPicture picture) {
        Label heading = nodes.plain(words.text("provenance.picture", number), "hilum-section");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        fields.add(heading, 0, row);
        fields.add(nodes.plain(picture.label()), 1, row++);
        field("provenance.study", picture.studyInstanceUid());
        field("provenance.instance", picture.sopInstanceUid());
        field("provenance.frame", Integer.toString(picture.frame() + 1));
        field("provenance.window", picture.window());
        field(
                "provenance.size",
                words.text(
                        "provenance.size.value",
                        Integer.toString(picture.widthPx()),
                        Integer.toString(picture.heightPx())));
        field("provenance.pictureHash", picture.sha256());
    }

    private void run(Provenance.Run run) {
        field("provenance.started", run.startedAt().toString());
        field("provenance.ending", words.text("ending." + run.ending().name()));
        var t = run.timings();
        field(
                "provenance.timings",
                words.text("provenance.timings.value", t.visionMs(), t.prefillMs(), t.firstTokenMs(), t.totalMs()));
        field("provenance.promptTokens", Integer.toString(t.promptTokens()));
        field("provenance.decoding", words.text("provenance.decoding.value", run.maxNewTokens()));
        String ids = run.ids().stream().map(String::valueOf).collect(Collectors.joining(" "));
        row(words.text("provenance.tokens", run.ids().size()), longText(ids));
    }

    private void field(String key, String value) {
        Label label = nodes.wrapping(value);
        row(words.text(key), label);
    }

    private void longField(String key, String value) {
        row(words.text(key), longText(value));
    }

    private static TextArea longText(String value) {
        TextArea area = new TextArea(value);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(value.length() > 120 ? 4 : 2);
        return area;
    }

    private void row(String name, Node value) {
        Label label = nodes.plain(name, "hilum-secondary");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        value.setAccessibleText(name);
        fields.add(label, 0, row);
        fields.add(value, 1, row++);
    }
}
