package hilum.model.worker;

import hilum.model.RgbImage;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The pictures that the child was sent, as many as fit a budget; the one not asked about for longest goes first. Used by one thread. */
final class PictureShelf {
    private final long budgetBytes;
    private final Map<String, RgbImage> pictures = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    PictureShelf(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** Those of {@code names} that are not here; the others count as used now. */
    List<String> missing(Collection<String> names) {
        return names.stream()
                .filter(name -> pictures.get(name) == null)
                .distinct()
                .toList();
    }

    /** @throws NoSuchElementException when there is no such picture */
    RgbImage get(String name) {
        RgbImage picture = pictures.get(name);
        if (picture == null) {
            throw new NoSuchElementException("no such picture");
        }
        return picture;
    }

    /** Takes one in; what is too much goes, but none of {@code needed}. */
    void put(String name, RgbImage picture, Collection<String> needed) {
        RgbImage before = pictures.put(name, picture);
        bytes += picture.bytes() - (before == null ? 0 : before.bytes());
        Iterator<Map.Entry<String, RgbImage>> oldest = pictures.entrySet().iterator();
        while (bytes > budgetBytes && oldest.hasNext()) {
            Map.Entry<String, RgbImage> entry = oldest.next();
            if (!needed.contains(entry.getKey())) {
                bytes -= entry.getValue().bytes();
                oldest.remove();
            }
        }
    }

    /** Memory that the pictures take. */
    long bytes() {
        return bytes;
    }
}
