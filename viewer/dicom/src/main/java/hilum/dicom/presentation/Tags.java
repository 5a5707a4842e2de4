package hilum.dicom.presentation;

import hilum.dicom.Tag;

/** Elements that the writer and the reader share. */
final class Tags {
    static final Tag CREATOR = Tag.of("ContentCreatorName");
    static final Tag SERIES = Tag.of("ReferencedSeriesSequence");
    static final Tag IMAGES = Tag.of("ReferencedImageSequence");
    static final Tag SOFTCOPY_VOI = Tag.of("SoftcopyVOILUTSequence");
    static final Tag ROTATION = Tag.of("ImageRotation");
    static final Tag FLIP = Tag.of("ImageHorizontalFlip");
    static final Tag AREA = Tag.of("DisplayedAreaSelectionSequence");
    static final Tag TOP_LEFT = Tag.of("DisplayedAreaTopLeftHandCorner");
    static final Tag BOTTOM_RIGHT = Tag.of("DisplayedAreaBottomRightHandCorner");
    static final Tag SIZE_MODE = Tag.of("PresentationSizeMode");
    static final Tag SPACING = Tag.of("PresentationPixelSpacing");
    static final Tag ASPECT = Tag.of("PresentationPixelAspectRatio");
    static final Tag MAGNIFICATION = Tag.of("PresentationPixelMagnificationRatio");
    static final Tag SHUTTER_SHAPE = Tag.of("ShutterShape");
    static final Tag SHUTTER_LEFT = Tag.of("ShutterLeftVerticalEdge");
    static final Tag SHUTTER_RIGHT = Tag.of("ShutterRightVerticalEdge");
    static final Tag SHUTTER_TOP = Tag.of("ShutterUpperHorizontalEdge");
    static final Tag SHUTTER_BOTTOM = Tag.of("ShutterLowerHorizontalEdge");
    static final Tag SHUTTER_CENTRE = Tag.of("CenterOfCircularShutter");
    static final Tag SHUTTER_RADIUS = Tag.of("RadiusOfCircularShutter");
    static final Tag SHUTTER_CORNERS = Tag.of("VerticesOfThePolygonalShutter");
    static final Tag SHUTTER_VALUE = Tag.of("ShutterPresentationValue");
    static final Tag ANNOTATIONS = Tag.of("GraphicAnnotationSequence");
    static final Tag LAYER = Tag.of("GraphicLayer");
    static final Tag LAYERS = Tag.of("GraphicLayerSequence");
    static final Tag GRAPHICS = Tag.of("GraphicObjectSequence");
    static final Tag GRAPHIC_UNITS = Tag.of("GraphicAnnotationUnits");
    static final Tag GRAPHIC_DATA = Tag.of("GraphicData");
    static final Tag GRAPHIC_TYPE = Tag.of("GraphicType");
    static final Tag FILLED = Tag.of("GraphicFilled");
    static final Tag TEXTS = Tag.of("TextObjectSequence");
    static final Tag TEXT = Tag.of("UnformattedTextValue");
    static final Tag ANCHOR = Tag.of("AnchorPoint");
    static final Tag ANCHOR_UNITS = Tag.of("AnchorPointAnnotationUnits");
    static final Tag ANCHOR_VISIBLE = Tag.of("AnchorPointVisibility");

    private Tags() {}
}
