package hilum.viewer.ui;

import hilum.viewer.Instance;
import hilum.viewer.PictureLoader;

/** What a pane is busy with. While it loads, the picture before stays on screen. */
public sealed interface PaneState {
    /** Nothing was asked for. */
    record Empty() implements PaneState {}

    /** {@code instance} is being decoded. */
    record Loading(Instance instance) implements PaneState {}

    /** A first look at {@code instance} is painted while the whole is being decoded. */
    record Preview(Instance instance) implements PaneState {}

    /** The displayed picture is the one asked for. */
    record Shown() implements PaneState {}

    /** {@code instance} cannot be shown. */
    record Failed(Instance instance, PictureLoader.Failure failure) implements PaneState {}
}
