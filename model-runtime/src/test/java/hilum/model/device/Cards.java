package hilum.model.device;

import java.util.Arrays;
import java.util.List;

/** Graphics cards that tests make up. */
public final class Cards {
    private Cards() {}

    /** A card; memory in gigabytes of a thousand million bytes. */
    public static GraphicsCard card(int index, String name, int major, int minor, double totalGb, double freeGb) {
        return new GraphicsCard(
                index,
                name,
                "GPU-" + index + "-" + name.hashCode(),
                new ComputeCapability(major, minor),
                (long) (totalGb * 1e9),
                (long) (freeGb * 1e9));
    }

    public static GraphicsCard rtx3060(int index) {
        return card(index, "NVIDIA RTX 3060", 8, 6, 12.0, 11.2);
    }

    public static GraphicsCard rtx4090(int index) {
        return card(index, "NVIDIA GeForce RTX 4090", 8, 9, 25.3, 24.8);
    }

    public static GraphicsCard blackwell(int index) {
        return card(index, "NVIDIA GeForce RTX 5090", 12, 0, 33.7, 33.0);
    }

    public static GraphicsCard turing(int index) {
        return card(index, "NVIDIA GeForce RTX 2080 Ti", 7, 5, 11.5, 11.0);
    }

    public static GraphicsCard pascal(int index) {
        return card(index, "NVIDIA GeForce GTX 1080 Ti", 6, 1, 11.5, 11.0);
    }

    /** All of them under a driver of this version. */
    public static GraphicsCards under(String driver, GraphicsCard... cards) {
        return new GraphicsCards(List.copyOf(Arrays.asList(cards)), driver, "");
    }
}
