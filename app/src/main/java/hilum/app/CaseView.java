package hilum.app;

import hilum.dicom.display.Voi;
import hilum.reading.CaseDisplay;
import hilum.resources.Messages;
import hilum.viewer.Instance;
import hilum.viewer.Patient;
import hilum.viewer.Study;
import hilum.viewer.ViewTransform;
import hilum.viewer.ui.ViewerModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * The bridge from a case of a reading to the viewer. The pane says the case's label where a patient would stand, so that a reader is shown
 * the case and nobody's name.
 */
final class CaseView implements CaseDisplay {
    private final ViewerModel viewer;
    private final Messages words;
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private LookListener listener = (_, _, _, _) -> {};
    private List<Instance> views = List.of();
    private int at;

    CaseView(ViewerModel viewer, Messages words) {
        this.viewer = viewer;
        this.words = words;
        viewer.setOnNextView(this::step);
        viewer.voiProperty().addListener((_, _, _) -> looked());
        viewer.geometry().transformProperty().addListener((_, _, _) -> looked());
        viewer.displayedProperty().addListener((_, _, _) -> looked());
    }

    /** Whether a case's pictures are to be shown now. */
    ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    @Override
    public void show(String caseLabel, List<Path> pictures) {
        List<Instance> instances = new ArrayList<>();
        for (Path picture : pictures) {
            instances.add(instance(caseLabel, picture, instances.size() + 1, pictures.size()));
        }
        views = List.copyOf(instances);
        at = 0;
        active.set(!views.isEmpty());
        if (views.isEmpty()) {
            viewer.clear();
        } else {
            showCurrent();
        }
    }

    @Override
    public void setOnLook(LookListener listener) {
        this.listener = listener;
    }

    /** Tells of the picture in view, its window and its zoom; a picture in colour has no window. */
    private void looked() {
        ViewTransform transform = viewer.geometry().transformProperty().get();
        if (active.get() && transform != null && viewer.displayedProperty().get() != null) {
            Voi voi = viewer.voiProperty().get();
            listener.looked(at, voi == null ? 0 : voi.center(), voi == null ? 0 : voi.width(), transform.scale());
        }
    }

    private void step(int by) {
        int next = Math.clamp((long) at + by, 0, Math.max(0, views.size() - 1));
        if (next != at) {
            at = next;
            showCurrent();
        }
    }

    private void showCurrent() {
        Instance view = views.get(at);
        viewer.show(Study.of(view), view);
    }

    private Instance instance(String caseLabel, Path picture, int number, int of) {
        String uid = "case " + caseLabel;
        return new Instance(
                new Patient("", caseLabel, "", ""),
                new Instance.StudyLabel(uid, "", "", of > 1 ? words.text("reading.picture", number, of) : "", "", ""),
                new Instance.SeriesLabel(uid, 1, "", ""),
                uid + " " + number,
                number,
                new Instance.View("", ""),
                picture,
                1);
    }
}
