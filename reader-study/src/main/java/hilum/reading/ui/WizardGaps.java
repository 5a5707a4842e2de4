package hilum.reading.ui;

import hilum.reading.ItemKind;
import hilum.reading.ReadingTask;
import hilum.reading.ReadingWords;
import hilum.resources.Messages;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Says what the open step still needs. */
final class WizardGaps {
    private static final int SHORTEST_PASS_PHRASE = 8;

    private final WizardForm form;
    private final FreezeViewModel freeze;
    private final ReadOnlyObjectProperty<WizardStep> step;
    private final ReadingWords words = new ReadingWords();
    private final Messages messages = Messages.of("reading");
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");

    WizardGaps(WizardForm form, FreezeViewModel freeze, ReadOnlyObjectProperty<WizardStep> step) {
        this.form = form;
        this.freeze = freeze;
        this.step = step;
        Runnable look = () -> missing.set(words());
        step.subscribe(look);
        form.name().subscribe(look);
        form.tables().subscribe(look);
        form.session().readers.subscribe(look);
        form.session().numbers().forEach(number -> number.textProperty().subscribe(look));
        freeze.passPhraseProperty().subscribe(look);
        freeze.passPhraseAgainProperty().subscribe(look);
        look.run();
    }

    ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    private String words() {
        return switch (step.get()) {
            case DESIGN -> form.name().get().isBlank() ? messages.text("missing.name") : "";
            case CASES -> cases();
            case LEAKS, BALANCE -> "";
            case READERS -> readers();
            case FREEZE -> passPhrase();
        };
    }

    private String cases() {
        CaseTables tables = form.tables().get();
        if (tables.cases().isEmpty()) {
            return messages.text("missing.cases");
        }
        long empty = form.design().get().pairs()
                ? tables.cases().stream().filter(CaseTables::lacksText).count()
                : 0;
        return empty > 0 ? messages.text("missing.texts", empty) : "";
    }

    private String readers() {
        SessionForm session = form.session();
        if (session.readerNames().isEmpty()) {
            return messages.text("missing.readers");
        }
        if (!session.valid().get()) {
            return messages.text("missing.numbers");
        }
        if (session.readersPerCase.intValue() > session.readerNames().size()) {
            return messages.text("missing.readers-per-case");
        }
        for (ReadingTask task : form.tables().get().tasks()) {
            int marked = form.tables().get().count(task, ItemKind.TRAINING);
            int left = form.tables().get().count(task, ItemKind.PRIMARY)
                    - Math.max(0, session.training.intValue() - marked);
            if (left < Math.max(1, session.repeats.intValue())) {
                return messages.text("missing.left", words.of(task), Math.max(0, left));
            }
        }
        return "";
    }

    private String passPhrase() {
        if (freeze.passPhraseProperty().get().length() < SHORTEST_PASS_PHRASE) {
            return messages.text("missing.phrase", SHORTEST_PASS_PHRASE);
        }
        return freeze.passPhraseProperty()
                        .get()
                        .equals(freeze.passPhraseAgainProperty().get())
                ? ""
                : messages.text("missing.again");
    }
}
