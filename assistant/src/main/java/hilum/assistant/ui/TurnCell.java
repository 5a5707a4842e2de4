package hilum.assistant.ui;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** A list cell around one reusable card as wide as the list. */
final class TurnCell extends ListCell<TurnItem> {
    private static final double SCROLL_BAR_AND_MARGIN_PX = 26;

    private final TurnCard card;
    private final Words words;

    TurnCell(ListView<TurnItem> list, TurnCard card, Words words) {
        this.card = card;
        this.words = words;
        getStyleClass().add("assistant-turn-cell");
        setPrefWidth(0);
        card.prefWidthProperty().bind(list.widthProperty().subtract(SCROLL_BAR_AND_MARGIN_PX));
        card.maxWidthProperty().bind(card.prefWidthProperty());
    }

    @Override
    protected void updateItem(@Nullable TurnItem item, boolean empty) {
        super.updateItem(item, empty);
        TurnItem shown = empty ? null : item;
        card.show(shown);
        setGraphic(shown == null ? null : card);
        setAccessibleText(shown == null ? null : words.question(shown.turn().question()));
    }
}
