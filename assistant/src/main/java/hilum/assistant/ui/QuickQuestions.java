package hilum.assistant.ui;

import hilum.assistant.Question;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;

/** The row of ready-made questions. */
final class QuickQuestions extends FlowPane {
    private static final List<String> SOUGHT = List.of(
            "cardiomegaly", "pleuralEffusion", "consolidation", "atelectasis", "nodule", "fibrosis", "thickening");
    private static final List<String> PRESENT = List.of(
            "cardiomegaly",
            "pleuralEffusion",
            "pneumothorax",
            "consolidation",
            "pneumonia",
            "atelectasis",
            "edema",
            "opacity",
            "fracture",
            "devices");
    private static final List<String> ZONES =
            List.of("airway", "lungs", "pleura", "cardiac", "mediastinal", "diaphragm", "bones", "tubes");

    private final ChatViewModel chat;
    private final Words words;
    private final Nodes nodes;

    QuickQuestions(ChatViewModel chat, Words words) {
        this.chat = chat;
        this.words = words;
        this.nodes = new Nodes(words);
        getStyleClass().addAll("assistant-flow", "assistant-quick");
        getChildren().addAll(find(), presence(), zone(), compare());
        getChildren().add(button("quick.view", new Question.ViewAmong()));
        getChildren().add(button("quick.detect", new Question.AbnormalityDetection()));
    }

    private MenuButton find() {
        MenuButton menu = menu("quick.find");
        MenuItem typed = new MenuItem(words.text("quick.find.typed"));
        typed.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> chat.inputProperty().get().isBlank(), chat.inputProperty()));
        typed.setOnAction(event -> {
            if (chat.ask(new Question.PhraseGrounding(chat.inputProperty().get().strip()))) {
                chat.inputProperty().set("");
            }
        });
        menu.getItems()
                .addAll(
                        typed,
                        new SeparatorMenuItem(),
                        search("ribFracture", Question.Target.RIB_FRACTURE),
                        search("chestTube", Question.Target.CHEST_TUBE),
                        search("foreignObject", Question.Target.FOREIGN_OBJECT),
                        search("pneumothorax", Question.Target.PNEUMOTHORAX),
                        new SeparatorMenuItem());
        menu.getItems().addAll(items("quick.disease.", SOUGHT, Question.AbnormalityGrounding::new));
        return menu;
    }

    private MenuItem search(String key, Question.Target target) {
        return item(words.text("quick.find." + key), new Question.Search(target));
    }

    private MenuButton presence() {
        MenuButton menu = menu("quick.presence");
        menu.getItems()
                .addAll(items(
                        "quick.disease.",
                        PRESENT,
                        name -> new Question.DiseasePresence(name.toLowerCase(Locale.ROOT))));
        return menu;
    }

    private MenuButton zone() {
        MenuButton menu = menu("quick.zone");
        menu.getItems().add(item(words.text("quick.zone.all"), new Question.StructuredFindings()));
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(items("quick.zone.", ZONES, Question.LocalFindings::new));
        return menu;
    }

    private MenuButton compare() {
        MenuButton menu = menu("quick.compare");
        MenuItem none = new MenuItem(words.text("quick.compare.noPrior"));
        none.setDisable(true);
        none.visibleProperty().bind(chat.priorLabelProperty().isEmpty());
        menu.getItems().add(none);
        for (String disease : Question.Progression.DISEASES) {
            MenuItem item = item(disease, new Question.Progression(disease));
            item.disableProperty().bind(chat.priorLabelProperty().isEmpty());
            menu.getItems().add(item);
        }
        return menu;
    }

    private List<MenuItem> items(String prefix, List<String> keys, Function<String, Question> question) {
        return keys.stream()
                .map(key -> words.text(prefix + key))
                .map(name -> item(name, question.apply(name)))
                .toList();
    }

    private MenuItem item(String text, Question question) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> chat.ask(question));
        return item;
    }

    private MenuButton menu(String key) {
        MenuButton menu = nodes.explained(new MenuButton(words.text(key)), key);
        menu.getStyleClass().add("assistant-pill");
        bind(menu);
        return menu;
    }

    private Button button(String key, Question question) {
        Button button = nodes.explained(new Button(words.text(key)), key);
        button.getStyleClass().add("assistant-pill");
        button.setOnAction(event -> chat.ask(question));
        bind(button);
        return button;
    }

    private void bind(Node node) {
        node.disableProperty()
                .bind(chat.busyProperty()
                        .or(Bindings.createBooleanBinding(
                                () -> !chat.reasonAgainstAsking().get().isEmpty(), chat.reasonAgainstAsking())));
    }
}
