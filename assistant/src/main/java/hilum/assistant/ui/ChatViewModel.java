package hilum.assistant.ui;

import hilum.assistant.ArchiveState;
import hilum.assistant.Conversation;
import hilum.assistant.GroundedRegion;
import hilum.assistant.Question;
import hilum.assistant.Reply;
import hilum.assistant.Turn;
import hilum.model.ModelState;
import hilum.resources.Messages;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The chat as properties and commands. All members are used on the thread of the executor that it is given. */
public final class ChatViewModel {
    private final Conversation conversation;
    private final Words words;
    private final InView inView;
    private final ObservableList<TurnItem> turns = FXCollections.observableArrayList();
    private final ObservableList<TurnItem> turnsView = FXCollections.unmodifiableObservableList(turns);
    private final StringProperty input = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper archiveNotice = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<DrawnRegions> drawnRegions = new ReadOnlyObjectWrapper<>(DrawnRegions.NONE);
    private final ReadOnlyObjectWrapper<TurnItem> shownTurn = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<GroundedRegion> selectedRegion = new ReadOnlyObjectWrapper<>();
    private final StringBinding reason;
    private final BooleanBinding wiringOnly;

    /** Follows {@code conversation} and the study of {@code inView}; {@code uiThread} runs every change of a property. */
    public ChatViewModel(Conversation conversation, InView inView, Messages messages, Executor uiThread) {
        this.conversation = conversation;
        this.inView = inView;
        this.words = new Words(messages);
        this.reason = Bindings.createStringBinding(
                () -> words.reasonAgainstAsking(
                        inView.modelProperty().get(),
                        inView.pictureLabelProperty().get()),
                inView.modelProperty(),
                inView.pictureLabelProperty());
        this.wiringOnly = Bindings.createBooleanBinding(
                () -> inView.modelProperty().get() instanceof ModelState.Ready ready
                        && ready.description().wiringOnly(),
                inView.modelProperty());
        conversation.onChange(new Coalesced(uiThread, this::refresh)::request);
        inView.studyInstanceUidProperty().addListener((study, before, now) -> openStudy(now));
        openStudy(inView.studyInstanceUidProperty().get());
    }

    /** The turns of the study in view, oldest first. */
    public ObservableList<TurnItem> turns() {
        return turnsView;
    }

    /** What is being typed. */
    public StringProperty inputProperty() {
        return input;
    }

    /** Whether a question is running. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why nothing can be asked, in words; empty when it can. */
    public ObservableStringValue reasonAgainstAsking() {
        return reason;
    }

    /** Whether the loaded model's words mean nothing. */
    public ObservableBooleanValue wiringOnly() {
        return wiringOnly;
    }

    /** What was wrong with the kept conversation of this study, in words; empty when nothing was. */
    public ReadOnlyStringProperty archiveNoticeProperty() {
        return archiveNotice.getReadOnlyProperty();
    }

    /** The boxes of the shown answer. */
    public ReadOnlyObjectProperty<DrawnRegions> drawnRegionsProperty() {
        return drawnRegions.getReadOnlyProperty();
    }

    /** The turn whose boxes are drawn; null when there is none. */
    public ReadOnlyObjectProperty<TurnItem> shownTurnProperty() {
        return shownTurn.getReadOnlyProperty();
    }

    /** The chosen box among the drawn ones; null when none is. */
    public ReadOnlyObjectProperty<GroundedRegion> selectedRegionProperty() {
        return selectedRegion.getReadOnlyProperty();
    }

    /** The earlier picture's label, empty when none is open. */
    public ReadOnlyStringProperty priorLabelProperty() {
        return inView.priorLabelProperty();
    }

    /** The label of the picture in view, empty when there is none. */
    public ReadOnlyStringProperty pictureLabelProperty() {
        return inView.pictureLabelProperty();
    }

    /** Asks what was typed and empties the input; does nothing when it is blank, busy or unavailable. */
    public void askInput() {
        String typed = input.get().strip();
        if (!typed.isEmpty() && ask(new Question.Free(typed))) {
            input.set("");
        }
    }

    /** Asks {@code question}; false, without effect, when busy or unavailable. */
    public boolean ask(Question question) {
        if (conversation.busy()
                || !reason.get().isEmpty()
                || inView.studyInstanceUidProperty().get().isEmpty()) {
            return false;
        }
        conversation.ask(question);
        return true;
    }

    /** Ends the running answer. */
    public void stop() {
        conversation.stop();
    }

    /** An answer's words to copy, with the research line and the model's name. */
    public String copyText(Turn turn, Reply reply) {
        String model =
                reply.provenance() == null ? "" : reply.provenance().model().name();
        return words.text("chat.copied", turn.answer().text(), words.text("research.line"), model)
                .strip();
    }

    /** Draws the boxes of {@code item}. */
    public void show(TurnItem item) {
        if (item != shownTurn.get()) {
            selectedRegion.set(null);
            shownTurn.set(item);
        }
        draw();
    }

    /** Chooses a box of {@code item}, and draws that turn's boxes. */
    public void select(TurnItem item, GroundedRegion region) {
        show(item);
        selectedRegion.set(region);
    }

    /** Chooses the box with this number among the drawn ones, as a click on the picture does; none when there is no such number. */
    public void select(int number) {
        selectedRegion.set(drawnRegions.get().regions().stream()
                .filter(region -> region.number() == number)
                .findFirst()
                .orElse(null));
    }

    private void openStudy(String study) {
        conversation.open(study);
    }

    private void refresh() {
        List<Turn> now = conversation.turns();
        boolean sameThread = !turns.isEmpty()
                && !now.isEmpty()
                && turns.getFirst().turn().id() == now.getFirst().id();
        if (!sameThread) {
            turns.clear();
        }
        for (int i = 0; i < now.size(); i++) {
            if (i < turns.size()) {
                turns.get(i).update(now.get(i));
            } else {
                turns.add(new TurnItem(now.get(i)));
                shownTurn.set(null);
            }
        }
        busy.set(conversation.busy());
        ArchiveState state = conversation.archiveState();
        archiveNotice.set(words.archive(state));
        if (shownTurn.get() == null || !turns.contains(shownTurn.get())) {
            selectedRegion.set(null);
            shownTurn.set(turns.isEmpty() ? null : turns.getLast());
        }
        draw();
    }

    private void draw() {
        DrawnRegions now = Optional.ofNullable(shownTurn.get())
                .map(item -> DrawnRegions.of(
                        item.turn().pictures(), item.answerProperty().get().regions()))
                .orElse(DrawnRegions.NONE);
        drawnRegions.set(now);
        GroundedRegion chosen = selectedRegion.get();
        if (chosen != null && !now.regions().contains(chosen)) {
            select(chosen.number());
        }
    }
}
