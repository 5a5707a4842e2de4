package hilum.dicom.presentation;

import java.util.List;

/**
 * Shapes and words on one layer.
 *
 * @param layer upper-case letters, digits, space and underscore, at most 16; layers are painted in the order of their first use
 * @param sopInstanceUids the images that it belongs to, empty for all of the state
 */
public record Annotation(String layer, List<String> sopInstanceUids, List<Graphic> graphics, List<Note> notes) {
    public Annotation {
        sopInstanceUids = List.copyOf(sopInstanceUids);
        graphics = List.copyOf(graphics);
        notes = List.copyOf(notes);
        if (!layer.matches("[A-Z0-9 _]{1,16}")) {
            throw new IllegalArgumentException("not the name of a layer");
        }
        if (graphics.isEmpty() && notes.isEmpty()) {
            throw new IllegalArgumentException("nothing is drawn");
        }
    }
}
