package hilum.app;

import hilum.assistant.GroundedRegion;
import hilum.assistant.SeenPicture;
import hilum.assistant.ui.DrawnRegions;
import hilum.resources.Messages;
import hilum.viewer.Instance;
import hilum.viewer.Study;
import hilum.viewer.ui.Badge;
import hilum.viewer.ui.BrowserModel;
import hilum.viewer.ui.DisplayedPicture;
import hilum.viewer.ui.PaneState;
import java.util.List;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps studies, picture and panel together: a chosen study is shown, the picture on screen is the one that is asked about, and the boxes
 * of the answer or sentence in hand are drawn on it. JavaFX thread only.
 */
final class StudyFollower {
    private final Composition parts;
    private final Messages words;

    StudyFollower(Composition parts, Messages words) {
        this.parts = parts;
        this.words = words;
    }

    /** Starts; {@code drafting} tells whether the draft's boxes are drawn rather than the chat's. */
    void follow(ObservableValue<Boolean> drafting) {
        parts.browser.selectionProperty().addListener((_, _, chosen) -> show(chosen));
        parts.viewer.displayedProperty().addListener((_, _, picture) -> shown(picture));
        parts.viewer.stateProperty().addListener((_, _, state) -> {
            if (state instanceof PaneState.Preview
                    && parts.viewer.displayedProperty().get() == null) {
                shown(null);
            }
        });
        parts.viewer.setOnNextView(parts.browser::nextView);
        parts.viewer.setOnNextStudy(parts.browser::nextStudy);
        parts.viewer.addOverlay(
                new RegionsOverlay(() -> marks(drafting.getValue()), number -> select(drafting.getValue(), number)));
        for (ObservableValue<?> change : List.<ObservableValue<?>>of(
                drafting,
                parts.chat.drawnRegionsProperty(),
                parts.chat.selectedRegionProperty(),
                parts.drafting.drawnRegionsProperty(),
                parts.drafting.selectedRegionProperty())) {
            change.addListener((_, _, _) -> parts.viewer.overlaysChanged());
        }
    }

    private void show(BrowserModel.@Nullable Selection chosen) {
        if (chosen == null) {
            parts.viewer.clear();
            parts.viewer.badgeProperty().set(null);
        } else {
            parts.viewer.badgeProperty().set(badge(chosen.study()));
            parts.viewer.show(chosen.study(), chosen.instance());
        }
    }

    private void shown(@Nullable DisplayedPicture picture) {
        parts.viewed.show(picture);
        if (picture != null && !picture.image().warnings().isEmpty()) {
            String wrong = String.join("; ", picture.image().warnings());
            parts.viewer.badgeProperty().set(new Badge(Badge.Kind.NOTE, words.text("badge.damaged", wrong)));
        }
        parts.inView
                .studyInstanceUidProperty()
                .set(picture == null ? previewedStudy() : picture.study().uid());
        parts.inView.pictureLabelProperty().set(picture == null ? "" : label(picture.instance()));
        parts.inView
                .priorLabelProperty()
                .set(
                        picture == null
                                ? ""
                                : parts.browser.priorsOf(picture.study()).stream()
                                        .findFirst()
                                        .map(prior -> label(prior.views().getFirst()))
                                        .orElse(""));
    }

    /** A first look belongs to its study already, though nothing can be asked about it before the whole picture is there. */
    private String previewedStudy() {
        return parts.viewer.stateProperty().get() instanceof PaneState.Preview(Instance instance)
                ? instance.study().studyInstanceUid()
                : "";
    }

    /** Only where there is something to tell apart: a study that has a prior, or one that is a prior. */
    private @Nullable Badge badge(Study study) {
        boolean newer = parts.library.studies().stream()
                .anyMatch(other -> parts.library.priorsOf(other).stream()
                        .anyMatch(prior -> prior.uid().equals(study.uid())));
        if (newer) {
            return new Badge(
                    Badge.Kind.PRIOR, words.text("badge.prior", study.label().date()));
        }
        return parts.library.priorsOf(study).isEmpty()
                ? null
                : new Badge(Badge.Kind.CURRENT, words.text("badge.current"));
    }

    private RegionsOverlay.Marks marks(boolean drafting) {
        DrawnRegions drawn = drafting
                ? parts.drafting.drawnRegionsProperty().get()
                : parts.chat.drawnRegionsProperty().get();
        GroundedRegion selected = drafting
                ? parts.drafting.selectedRegionProperty().get()
                : parts.chat.selectedRegionProperty().get();
        if (drawn.pictures().isEmpty()) {
            return RegionsOverlay.Marks.NONE;
        }
        SeenPicture picture = drawn.pictures().getFirst();
        return new RegionsOverlay.Marks(
                picture.sopInstanceUid(), picture.frame(), drawn.regions(), selected == null ? 0 : selected.number());
    }

    private void select(boolean drafting, int number) {
        if (drafting) {
            parts.drafting.select(number);
        } else {
            parts.chat.select(number);
        }
    }

    private static String label(Instance instance) {
        return (instance.view().position() + " " + instance.study().date()).strip();
    }
}
