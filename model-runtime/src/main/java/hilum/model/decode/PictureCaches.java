package hilum.model.decode;

import hilum.model.ModelFailure;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Caches of picture sets that were read already, so that going back to one starts at once. Together they take no more than a budget,
 * apart from the one used last; the one not used for longest goes first. Used by one thread.
 */
final class PictureCaches implements AutoCloseable {
    private final long budgetBytes;
    private final Map<PictureKey, Held> caches = new LinkedHashMap<>(16, 0.75f, true);

    /** @param prefix positions that belong to the pictures; what lies behind is of the last question */
    private record Held(PromptCache cache, int prefix) {}

    PictureCaches(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** The cache that begins with these pictures; it counts as used now. */
    Optional<PromptCache> find(PictureKey key) {
        return Optional.ofNullable(caches.get(key)).map(Held::cache);
    }

    /** Remembers what was read; the others give back what their last question took, and go where the budget is passed. */
    void keep(PictureKey key, PromptCache cache, int prefix) throws ModelFailure {
        caches.put(key, new Held(cache, prefix));
        for (Held held : caches.values()) {
            if (!held.cache().equals(cache)) {
                held.cache().trim(held.prefix());
            }
        }
        shrink();
    }

    /** Closes the cache of these pictures: what it holds is not to be trusted. */
    void drop(PictureKey key) {
        Held held = caches.remove(key);
        if (held != null) {
            held.cache().close();
        }
    }

    /** Closes all. */
    void clear() {
        caches.values().forEach(held -> held.cache().close());
        caches.clear();
    }

    /** How many picture sets are held. */
    int size() {
        return caches.size();
    }

    private void shrink() {
        long bytes = caches.values().stream().mapToLong(h -> h.cache().bytes()).sum();
        Iterator<Held> oldest = caches.values().iterator();
        while (bytes > budgetBytes && caches.size() > 1) {
            PromptCache cache = oldest.next().cache();
            bytes -= cache.bytes();
            cache.close();
            oldest.remove();
        }
    }

    @Override
    public void close() {
        clear();
    }
}
