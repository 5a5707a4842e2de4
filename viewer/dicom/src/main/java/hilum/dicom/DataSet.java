package hilum.dicom;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Data elements sorted by tag. Immutable and thread-safe; equality compares content.
 *
 * <p>The typed getters are forgiving: an absent, empty or malformed value is an empty result, never an exception.
 */
public final class DataSet implements Iterable<Element> {
    /** Nothing. */
    public static final DataSet EMPTY = builder().build();

    private final Element[] elements;

    private DataSet(Element[] elements) {
        this.elements = elements;
    }

    /** An empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with these elements. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        for (Element element : elements) {
            builder.put(element);
        }
        return builder;
    }

    /** How many elements there are on the top level. */
    public int size() {
        return elements.length;
    }

    /** Elements in ascending order of tags. */
    @Override
    public Iterator<Element> iterator() {
        return Arrays.asList(elements).iterator();
    }

    /** The element as it was read, whatever its representation. */
    public Optional<Element> element(Tag tag) {
        int low = 0;
        int high = elements.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = elements[middle].tag().compareTo(tag);
            if (order == 0) {
                return Optional.of(elements[middle]);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** Whether the element is there, empty or not. */
    public boolean contains(Tag tag) {
        return element(tag).isPresent();
    }

    /** The first value as text without surrounding spaces; numbers are written out. */
    public Optional<String> text(Tag tag) {
        return text(tag, 0);
    }

    /** The value number {@code index} from 0, see {@link #text(Tag)}. */
    public Optional<String> text(Tag tag, int index) {
        List<String> all = texts(tag);
        return index < all.size() && !all.get(index).isEmpty() ? Optional.of(all.get(index)) : Optional.empty();
    }

    /** All values as text without surrounding spaces; empty ones keep their place. */
    public List<String> texts(Tag tag) {
        return element(tag).map(Element::value).map(ValueText::of).orElse(List.of());
    }

    /** The first value as a whole number. */
    public OptionalInt integer(Tag tag) {
        return integer(tag, 0);
    }

    /** The value number {@code index} from 0 as a whole number; empty when it does not fit 32 bits. */
    public OptionalInt integer(Tag tag, int index) {
        OptionalDouble number = decimal(tag, index);
        if (number.isEmpty() || Math.rint(number.getAsDouble()) != number.getAsDouble()) {
            return OptionalInt.empty();
        }
        int whole = (int) number.getAsDouble();
        return whole == number.getAsDouble() ? OptionalInt.of(whole) : OptionalInt.empty();
    }

    /** The first value as a finite number. */
    public OptionalDouble decimal(Tag tag) {
        return decimal(tag, 0);
    }

    /** The value number {@code index} from 0 as a finite number. */
    public OptionalDouble decimal(Tag tag, int index) {
        return element(tag)
                .map(Element::value)
                .map(value -> ValueText.number(value, index))
                .orElse(OptionalDouble.empty());
    }

    /** How many values the element has. */
    public int multiplicity(Tag tag) {
        return element(tag).map(Element::value).map(ValueText::multiplicity).orElse(0);
    }

    /** The items of a sequence. */
    public List<DataSet> items(Tag tag) {
        return element(tag).map(Element::value).orElse(null) instanceof Value.Items sequence
                ? sequence.items()
                : List.of();
    }

    /** The first value as a date; also takes the ACR-NEMA form {@code 2001.12.31} and the date of a DT value. */
    public Optional<LocalDate> date(Tag tag) {
        return text(tag).flatMap(ValueText::date);
    }

    /** The first value as a person's name. */
    public Optional<PersonName> name(Tag tag) {
        return text(tag).map(PersonName::of);
    }

    /** The creator that reserved the block of a private element. */
    public Optional<String> privateCreator(Tag tag) {
        return tag.creatorTag().flatMap(this::text);
    }

    /**
     * Where an element of {@code creator} stands in this data set: its block can be another one in each file.
     *
     * @param element its last two digits, 0 to 0xFF
     */
    public Optional<Tag> privateTag(int group, String creator, int element) {
        for (int block = 0x10; block <= 0xFF; block++) {
            if (text(Tag.of(group, block)).filter(creator::equals).isPresent()) {
                return Optional.of(Tag.of(group, block << 8 | element));
            }
        }
        return Optional.empty();
    }

    /** The same values with the reason when one is missing or malformed. */
    public CheckedValues checked() {
        return new CheckedValues(this);
    }

    /** The bytes of a binary value; not a copy. */
    public Optional<Value.Binary> binary(Tag tag) {
        return element(tag).map(Element::value).orElse(null) instanceof Value.Binary binary
                ? Optional.of(binary)
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSet that && Arrays.equals(elements, that.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    /** How many elements; no values, since logs hold no patient data. */
    @Override
    public String toString() {
        return "DataSet of " + elements.length + " elements";
    }

    /** Collects elements; a later one replaces an earlier one with the same tag. Not thread-safe. */
    public static final class Builder {
        private final TreeMap<Tag, Element> elements = new TreeMap<>();

        private Builder() {}

        public Builder put(Element element) {
            elements.put(element.tag(), element);
            return this;
        }

        /** Text values with the representation of the dictionary. */
        public Builder put(Tag tag, String... values) {
            return put(tag, tag.vr(), values);
        }

        /**
         * Text values.
         *
         * @throws IllegalArgumentException when {@code vr} is none of text
         */
        public Builder put(Tag tag, Vr vr, String... values) {
            require(tag, vr, Vr.Kind.TEXT);
            return put(new Element(tag, vr, new Value.Text(List.of(values))));
        }

        /** Whole numbers with the representation of the dictionary; written out when that is IS or DS. */
        public Builder putIntegers(Tag tag, long... values) {
            if (tag.vr().kind() == Vr.Kind.TEXT) {
                return put(tag, Arrays.stream(values).mapToObj(Long::toString).toArray(String[]::new));
            }
            return putIntegers(tag, tag.vr(), values);
        }

        /** Whole numbers; see {@link #put(Tag, Vr, String...)}. */
        public Builder putIntegers(Tag tag, Vr vr, long... values) {
            require(tag, vr, Vr.Kind.INTEGER);
            return put(new Element(tag, vr, new Value.Integers(values)));
        }

        /** Numbers with the representation of the dictionary; written out in at most 16 characters when that is DS. */
        public Builder putDecimals(Tag tag, double... values) {
            if (tag.vr().kind() == Vr.Kind.TEXT) {
                return put(
                        tag,
                        Arrays.stream(values).mapToObj(ValueText::decimalString).toArray(String[]::new));
            }
            require(tag, tag.vr(), Vr.Kind.DECIMAL);
            return put(new Element(tag, tag.vr(), new Value.Decimals(values)));
        }

        /** Little-endian bytes, copied. */
        public Builder putBytes(Tag tag, Vr vr, byte[] bytes) {
            require(tag, vr, Vr.Kind.BINARY);
            return put(new Element(tag, vr, new Value.Binary(bytes)));
        }

        /** Encapsulated pixel data: one codestream for each frame, with an empty offset table. */
        public Builder putFrames(List<byte[]> codestreams) {
            List<Value.Binary> fragments =
                    codestreams.stream().map(Value.Binary::new).toList();
            return put(new Element(Tag.PIXEL_DATA, Vr.OB, new Value.Fragments(Value.Binary.NONE, fragments)));
        }

        public Builder putItems(Tag tag, DataSet... items) {
            return put(new Element(tag, Vr.SQ, new Value.Items(List.of(items))));
        }

        /** Whether an element of that tag was put. */
        public boolean contains(Tag tag) {
            return elements.containsKey(tag);
        }

        /** As {@link DataSet#privateCreator}, of what was put so far. */
        public Optional<String> privateCreator(Tag tag) {
            return tag.creatorTag()
                    .map(elements::get)
                    .map(Element::value)
                    .flatMap(value -> ValueText.of(value).stream().findFirst());
        }

        public Builder remove(Tag tag) {
            elements.remove(tag);
            return this;
        }

        public DataSet build() {
            return new DataSet(elements.values().toArray(Element[]::new));
        }

        private static void require(Tag tag, Vr vr, Vr.Kind kind) {
            if (vr.kind() != kind) {
                throw new IllegalArgumentException(tag + " is " + vr + ", not " + kind);
            }
        }
    }
}
