package hilum.viewer.ui;

import hilum.resources.Messages;
import hilum.viewer.Instance;
import hilum.viewer.Study;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One study: name, sex and age, date, views, tags; folded, only its initials and year. */
final class StudyCell extends ListCell<StudyRow> {
    private static final Messages WORDS = Messages.of("viewer");

    private final BrowserModel model;
    private final ObservableBooleanValue folded;
    private final Captions captions = new Captions();
    private final Label heading = label("study-group");
    private final Label name = label("study-name");
    private final Label line = label("study-line");
    private final FlowPane tags = new FlowPane(6, 4);
    private final FlowPane views = new FlowPane(6, 4);
    private final VBox card = new VBox(2, name, line, tags, views);
    private final VBox whole = new VBox(heading, card);

    StudyCell(BrowserModel model, ObservableBooleanValue folded) {
        this.model = model;
        this.folded = folded;
        getStyleClass().add("study-cell");
        card.getStyleClass().add("study-card");
        setPrefWidth(0);
        model.selectionProperty().addListener(change -> fillViews());
        folded.addListener(change -> fill(getItem()));
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    @Override
    protected void updateItem(@Nullable StudyRow row, boolean empty) {
        super.updateItem(row, empty);
        fill(empty ? null : row);
    }

    private void fill(@Nullable StudyRow row) {
        if (row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        Study study = row.study();
        heading.setText(row.heading());
        boolean narrow = folded.get();
        shown(heading, !narrow && !row.heading().isEmpty());
        name.setText(narrow ? initials(captions.name(study)) : captions.name(study));
        line.setText(narrow ? year(study) : captions.line(study));
        card.setAlignment(narrow ? Pos.CENTER : Pos.TOP_LEFT);
        tags.getChildren().setAll(row.tags().stream().map(StudyCell::tag).toList());
        shown(tags, !narrow && !row.tags().isEmpty());
        fillViews();
        String all = Stream.concat(
                        Stream.of(captions.name(study), captions.line(study)),
                        row.tags().stream().map(StudyTag::text))
                .collect(Collectors.joining("\n"));
        setTooltip(narrow ? new Tooltip(all) : null);
        setAccessibleText(all.replace('\n', ' '));
        setGraphic(whole);
    }

    /** Buttons for the views of the chosen study, when it has several. */
    private void fillViews() {
        StudyRow row = getItem();
        BrowserModel.Selection chosen = model.selectionProperty().get();
        boolean here = row != null
                && chosen != null
                && !folded.get()
                && chosen.study().uid().equals(row.study().uid());
        List<Instance> instances = here ? row.study().views() : List.of();
        shown(views, instances.size() > 1);
        views.getChildren()
                .setAll(
                        instances.size() > 1
                                ? instances.stream()
                                        .map(instance -> viewButton(instance, chosen.instance()))
                                        .toList()
                                : List.of());
    }

    private ToggleButton viewButton(Instance instance, Instance chosen) {
        ToggleButton button = new ToggleButton(captions.view(instance));
        button.getStyleClass().add("view-button");
        button.setFocusTraversable(false);
        button.setSelected(instance.equals(chosen));
        button.setTooltip(new Tooltip(WORDS.text("view.tooltip", captions.view(instance))));
        button.setOnAction(press -> model.select(instance));
        return button;
    }

    private static Node tag(StudyTag tag) {
        Label label = label("hilum-tag");
        label.setText(tag.text());
        if (tag.kind() != StudyTag.Kind.NEUTRAL) {
            label.getStyleClass().add("hilum-tag-" + tag.kind().name().toLowerCase(Locale.ROOT));
        }
        return label;
    }

    private static String initials(String name) {
        return Stream.of(name.split("[^\\p{L}\\p{N}]+"))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }

    private static String year(Study study) {
        String date = study.label().date();
        return date.isBlank() ? "" : date.substring(0, 4);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
