package hilum.model.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The NVIDIA cards that this process can use.
 *
 * @param cards in the order of their numbers
 * @param driver version, such as {@code 570.86.15}; empty when there is none
 * @param trouble in words: why there is no card, or what is wrong with some; empty when all is well
 */
public record GraphicsCards(List<GraphicsCard> cards, String driver, String trouble) {
    public GraphicsCards {
        cards = List.copyOf(cards);
    }

    /** No card, and why. */
    public static GraphicsCards none(String why) {
        return new GraphicsCards(List.of(), "", why);
    }

    /** The card that {@code cuda:N} names. */
    public Optional<GraphicsCard> card(String device) {
        return cards.stream().filter(card -> card.device().equals(device)).findFirst();
    }

    /** First number of the driver's version; 0 when unknown. */
    public int driverMajor() {
        String major = driver.split("\\.", 2)[0];
        return major.matches("[0-9]{1,6}") ? Integer.parseInt(major) : 0;
    }

    /**
     * What is left when the environment variable {@code CUDA_VISIBLE_DEVICES} has this value, numbered as CUDA will number them: the
     * variable lists indices or beginnings of UUIDs, and ends at the first one that names no card.
     *
     * @param visible null when the variable is not set
     */
    GraphicsCards restrictedTo(@Nullable String visible) {
        if (visible == null || cards.isEmpty()) {
            return this;
        }
        List<GraphicsCard> left = new ArrayList<>();
        for (String entry : visible.split(",", -1)) {
            List<GraphicsCard> named = named(entry.strip());
            if (named.size() != 1
                    || left.stream()
                            .anyMatch(c -> c.uuid().equals(named.getFirst().uuid()))) {
                break;
            }
            left.add(named.getFirst().as(left.size()));
        }
        if (left.isEmpty()) {
            return new GraphicsCards(
                    left, driver, "The variable CUDA_VISIBLE_DEVICES hides every graphics card from this program.");
        }
        return new GraphicsCards(left, driver, trouble);
    }

    private List<GraphicsCard> named(String entry) {
        if (entry.matches("[0-9]{1,4}")) {
            int index = Integer.parseInt(entry);
            return cards.stream().filter(card -> card.index() == index).toList();
        }
        return entry.isEmpty()
                ? List.of()
                : cards.stream().filter(card -> card.uuid().startsWith(entry)).toList();
    }
}
