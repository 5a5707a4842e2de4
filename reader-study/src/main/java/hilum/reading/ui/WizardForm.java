package hilum.reading.ui;

import hilum.reading.Arms;
import hilum.reading.Conduct;
import hilum.reading.Plan;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.StudyPlan;
import hilum.reading.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything that is entered while a study is designed, from a plan and to a plan. JavaFX thread only. */
final class WizardForm {
    private static final Arms USUAL_ARMS = new Arms("physician", "AI");

    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty nameFixed = new SimpleBooleanProperty();
    private final ObjectProperty<ReadingDesign> design = new SimpleObjectProperty<>(ReadingDesign.COMPARATIVE);
    private final ObjectProperty<CaseTables> tables = new SimpleObjectProperty<>(CaseTables.none());
    private final ObservableList<String> normalisations = FXCollections.observableArrayList();
    private final SessionForm session;
    private ReadingProtocol.Title title = new ReadingProtocol.Title("-", 1, "");

    WizardForm(long seedOffered) {
        session = new SessionForm(seedOffered);
    }

    StringProperty name() {
        return name;
    }

    /** Whether a plan of this name is kept already: the name stays then. */
    BooleanProperty nameFixed() {
        return nameFixed;
    }

    ObjectProperty<ReadingDesign> design() {
        return design;
    }

    ObjectProperty<CaseTables> tables() {
        return tables;
    }

    /** Chosen changes of all texts, by name. */
    ObservableList<String> normalisations() {
        return normalisations;
    }

    void normalise(String cure, boolean wanted) {
        normalisations.remove(cure);
        if (wanted) {
            normalisations.add(cure);
        }
    }

    SessionForm session() {
        return session;
    }

    /** Shows a plan that was kept. */
    void read(StudyPlan plan) {
        ReadingProtocol protocol = plan.protocol();
        title = protocol.title();
        name.set(protocol.name());
        nameFixed.set(true);
        design.set(protocol.design());
        CaseTables kept = new CaseTables(
                plan.cases().isEmpty() ? Optional.empty() : Optional.of(protocol.arms()), plan.cases(), List.of());
        session.readCounts(kept);
        tables.set(kept.withoutMade());
        normalisations.setAll(protocol.normalisations());
        session.read(protocol);
    }

    /** The plan to be kept: with training and catch cases, and texts as they were imported. */
    StudyPlan plan() {
        CaseTables now = tables.get();
        return new StudyPlan(protocol(now), now.with(number(session.training), number(session.catches)));
    }

    /** The plan to be frozen: texts as the chosen normalisations leave them. */
    StudyPlan plan(LeakCheck leakCheck) {
        StudyPlan kept = plan();
        return new StudyPlan(kept.protocol(), leakCheck.cure(kept.cases(), List.copyOf(normalisations)));
    }

    private ReadingProtocol protocol(CaseTables now) {
        List<ReadingTask> tasks = now.tasks().isEmpty() ? List.of(ReadingTask.FINDINGS_GENERATION) : now.tasks();
        List<String> readers = session.readerNames();
        return new ReadingProtocol(
                new ReadingProtocol.Title(name.get(), title.version(), title.supersedes()),
                design.get(),
                now.arms().orElse(USUAL_ARMS),
                new Plan(
                        tasks,
                        session.seed.value().orElse(0),
                        readers,
                        Math.min(number(session.readersPerCase), readers.size()),
                        number(session.repeats),
                        true),
                conduct(),
                Wording.paper(),
                new ArrayList<>(normalisations));
    }

    private Conduct conduct() {
        return new Conduct(
                Duration.ofSeconds(Math.max(1, number(session.idleSeconds))),
                Duration.ofMinutes(number(session.sessionMinutes)),
                number(session.washoutDays),
                session.errorClasses.get(),
                session.viewLog.get(),
                design.get().pairs() ? number(session.guesses) : 0);
    }

    /** What is typed, or 0 while it is no number: a draft can be kept at any time. */
    private static int number(WholeNumber number) {
        return (int) number.value().orElse(0);
    }
}
