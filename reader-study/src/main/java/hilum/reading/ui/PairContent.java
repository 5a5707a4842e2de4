package hilum.reading.ui;

import hilum.reading.BlindedPair;
import hilum.reading.OpenCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Two texts and the questions about them. Where a summary is read, the findings stand at the left in the place of the picture; in a narrow panel
 * they stand above.
 */
final class PairContent implements RatingContent {
    private static final double FINDINGS_BESIDE_FROM_PX = 960;

    private final RatingViewModel viewModel;
    private final Controls controls = new Controls();
    private final Map<RatingQuestion, QuestionCard> cards = new LinkedHashMap<>();
    private final HBox row = new HBox();
    private final VBox box = new VBox();
    private final Node findings;
    private final ObservableValue<String> taskInput;

    PairContent(RatingViewModel viewModel) {
        this.viewModel = viewModel;
        taskInput = ofPair(BlindedPair::taskInput);
        for (RatingQuestion question : viewModel.sheet().questions()) {
            QuestionCard card = new QuestionCard(viewModel, question);
            controls.focusWhenShown(card, () -> viewModel.sheet().litProperty().get() == question);
            cards.put(question, card);
        }
        findings = findings();
        box.getStyleClass().add("reading-content");
        box.getChildren().addAll(above());
        box.getChildren().addAll(below());
        ScrollPane scroll = controls.scrolling(box);
        scroll.setFitToHeight(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        scroll.setMinWidth(0);
        scroll.setPrefWidth(FINDINGS_BESIDE_FROM_PX / 2);
        row.getStyleClass().add("reading-two");
        row.getChildren().add(scroll);
        row.widthProperty().subscribe(_ -> arrange());
        taskInput.subscribe(_ -> arrange());
        viewModel.sheet().litProperty().subscribe(_ -> focus());
        viewModel.openCaseProperty().subscribe(_ -> scroll.setVvalue(0));
    }

    @Override
    public Node node() {
        return row;
    }

    @Override
    public void focus() {
        RatingQuestion lit = viewModel.sheet().litProperty().get();
        if (lit != null && row.getScene() != null && viewModel.coverProperty().get() instanceof RatingCover.None) {
            Objects.requireNonNull(cards.get(lit)).requestFocus();
        }
    }

    private List<Node> above() {
        List<Node> nodes = new ArrayList<>();
        Label training = controls.label(controls.text("training.tag"), "hilum-tag", "hilum-tag-warn");
        nodes.add(Controls.shownWhile(
                training,
                viewModel.openCaseProperty().map(shown -> shown.stage().training())));
        nodes.add(controls.line(indication(), "reading-indication"));
        return nodes;
    }

    private List<Node> below() {
        List<Node> nodes = new ArrayList<>();
        ReportPair pair = new ReportPair(ofPair(BlindedPair::report1), ofPair(BlindedPair::report2));
        if (viewModel.sheet().questions().stream().allMatch(question -> question.report() == 0)) {
            nodes.add(pair);
            nodes.addAll(cards.values());
        } else {
            pair.under(cardsOf(1), cardsOf(2));
            nodes.add(pair);
        }
        nodes.add(comment());
        if (viewModel.protocol().conduct().errorClasses()) {
            nodes.add(new ErrorCounters(viewModel));
        }
        nodes.add(controls.line(viewModel.kept().failureProperty(), "hilum-banner-bad"));
        return nodes;
    }

    private List<QuestionCard> cardsOf(int report) {
        return cards.entrySet().stream()
                .filter(card -> card.getKey().report() == report)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The text that both reports summarize. */
    private Node findings() {
        Label text = controls.label(taskInput, "reading-report");
        text.setMaxWidth(Double.MAX_VALUE);
        ScrollPane scroll = controls.scrolling(text);
        scroll.setId("findings");
        scroll.setFocusTraversable(true);
        scroll.setTooltip(new Tooltip(controls.text("findings.title")));
        scroll.accessibleTextProperty()
                .bind(Bindings.concat(controls.text("findings.title"), ". ", text.textProperty()));
        VBox card = new VBox(
                controls.label(controls.text("findings.title"), "hilum-section", "reading-report-title"), scroll);
        card.getStyleClass().addAll("hilum-card", "reading-findings");
        card.setMinWidth(0);
        card.setPrefWidth(FINDINGS_BESIDE_FROM_PX / 2);
        card.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    /** The findings go to the left where there is room, else above the pair, and away where there are none. */
    private void arrange() {
        boolean wanted = !taskInput.getValue().isEmpty();
        boolean beside = wanted
                && row.getWidth() >= FINDINGS_BESIDE_FROM_PX
                && viewModel.openCaseProperty().get().pair().pictures().isEmpty();
        row.getChildren().remove(findings);
        box.getChildren().remove(findings);
        row.pseudoClassStateChanged(Controls.BESIDE, beside);
        if (beside) {
            row.getChildren().addFirst(findings);
        } else if (wanted) {
            box.getChildren().add(2, findings);
        }
    }

    private ObservableValue<String> ofPair(Function<BlindedPair, String> part) {
        return viewModel.openCaseProperty().map(OpenCase::pair).map(part);
    }

    private ObservableValue<String> indication() {
        return ofPair(BlindedPair::indication)
                .map(text -> text.isEmpty() ? "" : controls.text("case.indication", text));
    }

    private Node comment() {
        TextField comment = new TextField();
        comment.setId("comment");
        comment.setPromptText(controls.text("comment.prompt"));
        comment.setAccessibleText(controls.text("comment.prompt"));
        comment.setTooltip(new Tooltip(controls.text("comment.tip")));
        comment.textProperty().bindBidirectional(viewModel.sheet().commentProperty());
        comment.setMinHeight(Region.USE_PREF_SIZE);
        return comment;
    }
}
