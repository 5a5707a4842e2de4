package hilum.viewer.ui;

import hilum.viewer.HeaderSource;
import hilum.viewer.Instance;
import hilum.viewer.Skipped;
import hilum.viewer.Study;
import hilum.viewer.StudyLibrary;
import hilum.viewer.StudyScan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The studies that are open, which of them is chosen, and the scans that look for more. JavaFX thread only. */
public final class BrowserModel {
    private final StudyLibrary library;
    private final HeaderSource headers;
    private final Executor uiThread;
    private final StudyRows rowMaker;
    private final ObservableList<StudyRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Skipped> skipped = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper scanning = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper filesRead = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper studyCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Selection> selection = new ReadOnlyObjectWrapper<>();
    private final List<StudyScan.Running> running = new ArrayList<>();

    private Function<Study, List<StudyTag>> tagSource = study -> List.of();
    private final Set<String> foundStudies = new HashSet<>();
    private @Nullable Instance chosenByScan;
    private boolean selectNextFound;

    /** The chosen picture and its study as known when it was chosen. */
    public record Selection(Study study, Instance instance) {}

    /**
     * @param clock tells which studies are of today
     * @param uiThread runs its tasks on the JavaFX thread, in order: {@code Platform::runLater}
     */
    public BrowserModel(StudyLibrary library, HeaderSource headers, Clock clock, Executor uiThread) {
        this.library = library;
        this.headers = headers;
        this.uiThread = uiThread;
        rowMaker = new StudyRows(library, clock);
        search.addListener(change -> refresh());
    }

    /**
     * Looks for pictures in files and folders. The first one found is chosen at once; at the end of the scan the newest study found, unless
     * the user has chosen meanwhile: a current film is what one wants to see, not its prior.
     */
    public void open(List<Path> paths) {
        if (paths.isEmpty()) {
            return;
        }
        selectNextFound = true;
        if (!scanning.get()) {
            filesRead.set(0);
        }
        scanning.set(true);
        ScanReports reports = new ScanReports(this, uiThread);
        StudyScan.Running scan = StudyScan.start(paths, headers, reports);
        running.add(scan);
        reports.onFinished(() -> {
            running.remove(scan);
            scanning.set(!running.isEmpty());
            if (running.isEmpty()) {
                selectNewestFound();
            }
        });
    }

    /** Ends all scans; what they found stays. */
    public void stopScan() {
        running.forEach(StudyScan.Running::stop);
    }

    /** Closes all studies; the files stay where they are. */
    public void closeAll() {
        stopScan();
        library.clear();
        skipped.clear();
        selection.set(null);
        refresh();
    }

    /** What a scan found since the last time. */
    void take(List<Instance> found, List<Skipped> leftOut, int files) {
        for (Instance instance : found) {
            library.add(instance);
            foundStudies.add(instance.study().studyInstanceUid());
        }
        for (Skipped file : leftOut) {
            if (!skipped.contains(file)) {
                skipped.add(file);
            }
        }
        filesRead.set(filesRead.get() + files);
        if (!found.isEmpty()) {
            refresh();
            if (selectNextFound) {
                select(found.getFirst());
                chosenByScan = found.getFirst();
            }
        }
    }

    private void selectNewestFound() {
        Selection now = selection.get();
        if (now != null && now.instance().equals(chosenByScan)) {
            library.studies().stream()
                    .filter(study -> foundStudies.contains(study.uid()))
                    .findFirst()
                    .ifPresent(this::select);
        }
        chosenByScan = null;
        foundStudies.clear();
    }

    /** Makes the rows anew, such as when the tags of a study changed. */
    public void refresh() {
        List<Study> studies = library.studies();
        studyCount.set(studies.size());
        rows.setAll(rowMaker.rows(studies, search.get(), tagSource));
        Selection now = selection.get();
        if (now != null) {
            library.study(now.study().uid())
                    .filter(study -> !study.equals(now.study()))
                    .ifPresent(study -> selection.set(new Selection(study, now.instance())));
        }
    }

    /** Chooses the first view of {@code study}, unless one of its views is chosen already. */
    public void select(Study study) {
        Selection now = selection.get();
        if (now == null || !now.study().uid().equals(study.uid())) {
            select(study.views().getFirst());
        }
    }

    /** Chooses one picture of an open study. */
    public void select(Instance instance) {
        selectNextFound = false;
        library.study(instance.study().studyInstanceUid())
                .ifPresent(study -> selection.set(new Selection(study, instance)));
    }

    /** The next (+1) or previous (-1) view of the chosen study; stops at its ends. */
    public void nextView(int step) {
        Selection now = selection.get();
        if (now != null) {
            List<Instance> views = now.study().views();
            int wanted = Math.clamp((long) views.indexOf(now.instance()) + step, 0, views.size() - 1);
            select(views.get(wanted));
        }
    }

    /** The next (+1) or previous (-1) study of those listed; stops at the ends of the list. */
    public void nextStudy(int step) {
        if (rows.isEmpty()) {
            return;
        }
        int at = indexOfSelected();
        int wanted = at < 0 ? 0 : Math.clamp((long) at + step, 0, rows.size() - 1);
        select(rows.get(wanted).study());
    }

    int indexOfSelected() {
        Selection now = selection.get();
        for (int i = 0; now != null && i < rows.size(); i++) {
            if (rows.get(i).study().uid().equals(now.study().uid())) {
                return i;
            }
        }
        return -1;
    }

    /** Earlier studies of the same patient, newest first. */
    public List<Study> priorsOf(Study study) {
        return library.priorsOf(study);
    }

    /** Where the tags of a study beyond its priors come from; call {@link #refresh()} when they change. */
    public void setTagSource(Function<Study, List<StudyTag>> source) {
        tagSource = source;
        refresh();
    }

    ObservableList<StudyRow> rows() {
        return rows;
    }

    /** Files left out so far. */
    public ObservableList<Skipped> skipped() {
        return FXCollections.unmodifiableObservableList(skipped);
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ReadOnlyBooleanProperty scanningProperty() {
        return scanning.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty filesReadProperty() {
        return filesRead.getReadOnlyProperty();
    }

    /** Number of open studies, searched for or not. */
    public ReadOnlyIntegerProperty studyCountProperty() {
        return studyCount.getReadOnlyProperty();
    }

    /** What is chosen; null when nothing is. */
    public ReadOnlyObjectProperty<@Nullable Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }
}
