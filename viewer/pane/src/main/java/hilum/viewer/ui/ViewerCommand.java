package hilum.viewer.ui;

import hilum.dicom.display.Voi;
import hilum.resources.Messages;
import hilum.viewer.WindowPreset;
import java.util.Locale;
import java.util.function.Consumer;

/** What keys, tool bar and menus can ask of a pane. */
public enum ViewerCommand {
    INVERT(ViewerModel::invert),
    RESET(ViewerModel::reset),
    FIT(model -> model.geometry().fit()),
    ONE_TO_ONE(model -> model.geometry().oneToOne()),
    ZOOM_IN(model -> model.geometry().zoom(1.25)),
    ZOOM_OUT(model -> model.geometry().zoom(0.8)),
    WINDOW_AUTO(model -> model.preset(WindowPreset.AUTO)),
    WINDOW_DEFAULT(ViewerModel::defaultWindow),
    WINDOW_LUNG(model -> model.preset(WindowPreset.LUNG)),
    WINDOW_BONE(model -> model.preset(WindowPreset.BONE)),
    WINDOW_MEDIASTINUM(model -> model.preset(WindowPreset.MEDIASTINUM)),
    WINDOW_WIDER(model -> window(model, 1, 0)),
    WINDOW_NARROWER(model -> window(model, -1, 0)),
    WINDOW_UP(model -> window(model, 0, -1)),
    WINDOW_DOWN(model -> window(model, 0, 1)),
    PAN_LEFT(model -> model.geometry().pan(-Steps.PAN_PX, 0)),
    PAN_RIGHT(model -> model.geometry().pan(Steps.PAN_PX, 0)),
    PAN_UP(model -> model.geometry().pan(0, -Steps.PAN_PX)),
    PAN_DOWN(model -> model.geometry().pan(0, Steps.PAN_PX)),
    PREVIOUS_VIEW(model -> model.nextView(-1)),
    NEXT_VIEW(model -> model.nextView(1)),
    PREVIOUS_STUDY(model -> model.nextStudy(-1)),
    NEXT_STUDY(model -> model.nextStudy(1)),
    CORNER_TEXTS(model -> model.cornerTextsVisibleProperty()
            .set(!model.cornerTextsVisibleProperty().get())),
    AI_MARKS(model ->
            model.aiMarksVisibleProperty().set(!model.aiMarksVisibleProperty().get()));

    private static final Messages WORDS = Messages.of("viewer");

    /** How far one key press goes, in viewport pixels. */
    private static final class Steps {
        static final double PAN_PX = 40;
        static final double WINDOW_PX = 16;
    }

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing
    private final Consumer<ViewerModel> act;

    ViewerCommand(Consumer<ViewerModel> act) {
        this.act = act;
    }

    /** Does it. */
    public void run(ViewerModel model) {
        act.accept(model);
    }

    /** Its name for menus and the list of keys. */
    public String text() {
        return WORDS.text("command." + name().toLowerCase(Locale.ROOT));
    }

    private static void window(ViewerModel model, int x, int y) {
        Voi voi = model.voiProperty().get();
        if (voi != null) {
            model.dragWindow(voi, x * Steps.WINDOW_PX, y * Steps.WINDOW_PX);
        }
    }
}
