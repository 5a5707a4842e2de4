package hilum.app;

import hilum.assistant.GroundedRegion;
import hilum.viewer.Overlay;
import hilum.viewer.PictureReference;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The bridge from an answer's regions to marks on the picture that was asked about, and on no other. JavaFX thread only. */
final class RegionsOverlay implements Overlay {
    /**
     * What to draw.
     *
     * @param sopInstanceUid the instance that was asked about
     * @param frame zero-based
     * @param selected number of the chosen region, 0 for none
     */
    record Marks(String sopInstanceUid, int frame, List<GroundedRegion> regions, int selected) {
        static final Marks NONE = new Marks("", 0, List.of(), 0);
    }

    private final Supplier<Marks> marks;
    private final IntConsumer onSelect;

    RegionsOverlay(Supplier<Marks> marks, IntConsumer onSelect) {
        this.marks = marks;
        this.onSelect = onSelect;
    }

    @Override
    public List<Box> boxes(PictureReference picture) {
        Marks now = marks.get();
        if (!picture.sopInstanceUid().equals(now.sopInstanceUid()) || picture.frame() != now.frame()) {
            return List.of();
        }
        return now.regions().stream()
                .map(region -> new Box(
                        String.valueOf(region.number()),
                        region.number(),
                        region.label(),
                        region.x0(),
                        region.y0(),
                        region.x1(),
                        region.y1(),
                        region.number() == now.selected()))
                .toList();
    }

    @Override
    public void select(String id) {
        onSelect.accept(Integer.parseInt(id));
    }
}
