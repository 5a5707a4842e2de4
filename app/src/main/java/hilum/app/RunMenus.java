package hilum.app;

import hilum.model.device.GraphicsCard;
import hilum.model.device.GraphicsCards;
import hilum.model.device.MemoryNeed;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The two menus that say where the model runs and in which number format. Cards are looked for when the menu is opened. */
final class RunMenus {
    private static final List<String> PRECISIONS = List.of("auto", "fp32", "bf16", "fp16", "int8");

    private final Messages words;
    private final WindowCommands commands;
    private final Menu device;
    private final Menu precision;

    RunMenus(Messages words, WindowCommands commands) {
        this.words = words;
        this.commands = commands;
        device = new Menu(words.text("model.menu.device"));
        device.setId("model-device");
        precision = new Menu(words.text("model.menu.precision"));
        precision.setId("model-precision");
        showPrecisions();
        showDevices(note(words.text("device.looking")));
    }

    /** Where the model runs. */
    Menu device() {
        return device;
    }

    /** In which number format. */
    Menu precision() {
        return precision;
    }

    /** Brings both up to date; the menu around them was opened. */
    void opened() {
        showPrecisions();
        showDevices(note(words.text("device.looking")));
        commands.lookForCards(this::showCards);
    }

    private void showPrecisions() {
        String chosen = commands.settings().run().precision();
        precision
                .getItems()
                .setAll(PRECISIONS.stream()
                        .map(name -> choice(
                                words.text("precision." + name),
                                name.equals(chosen),
                                () -> commands.choosePrecision(name)))
                        .toList());
    }

    private void showCards(GraphicsCards seen) {
        List<MenuItem> items = new ArrayList<>();
        for (GraphicsCard card : seen.cards()) {
            String text = words.text(
                    "device.card",
                    card.device(),
                    card.name(),
                    MemoryNeed.words(card.freeBytes()),
                    MemoryNeed.words(card.totalBytes()));
            items.add(device(card.device(), text));
        }
        String chosen = commands.settings().run().device();
        if (chosen.startsWith("cuda:") && seen.card(chosen).isEmpty()) {
            items.add(device(chosen, words.text("device.unseen", chosen)));
        }
        if (!seen.trouble().isEmpty()) {
            items.add(note(words.text("device.none", seen.trouble())));
        }
        showDevices(items.toArray(MenuItem[]::new));
    }

    private void showDevices(MenuItem... cards) {
        List<MenuItem> items = new ArrayList<>();
        items.add(device("auto", words.text("device.auto")));
        items.add(device("cpu", words.text("device.cpu")));
        items.addAll(List.of(cards));
        items.add(new SeparatorMenuItem());
        MenuItem other = new MenuItem(words.text("model.menu.libtorch"));
        other.setOnAction(_ -> commands.chooseLibtorch());
        items.add(other);
        if (commands.settings().libtorch().isPresent()) {
            MenuItem own = new MenuItem(words.text("model.menu.libtorch.own"));
            own.setOnAction(_ -> commands.useOwnLibtorch());
            items.add(own);
        }
        device.getItems().setAll(items);
    }

    private MenuItem device(String name, String text) {
        boolean chosen = commands.settings().run().device().equals(name);
        return choice(text, chosen, () -> commands.chooseDevice(name));
    }

    private static MenuItem choice(String text, boolean chosen, Runnable action) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setSelected(chosen);
        item.setOnAction(_ -> {
            // Choosing the same again changes nothing and loads nothing.
            item.setSelected(true);
            if (!chosen) {
                action.run();
            }
        });
        return item;
    }

    private static MenuItem note(String text) {
        MenuItem note = new MenuItem(text);
        note.setDisable(true);
        return note;
    }
}
