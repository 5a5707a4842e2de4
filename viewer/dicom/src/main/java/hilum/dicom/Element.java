package hilum.dicom;

/** One data element. The value fits the representation: numbers for US, items for SQ and so on. */
public record Element(Tag tag, Vr vr, Value value) implements Comparable<Element> {
    @Override
    public int compareTo(Element other) {
        return tag.compareTo(other.tag);
    }
}
