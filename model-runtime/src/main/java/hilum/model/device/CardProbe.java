package hilum.model.device;

/** Asks for the graphics cards of this machine. */
@FunctionalInterface
public interface CardProbe {
    /** Looks now; free memory changes. Takes milliseconds, up to seconds when the driver wakes up. Never fails: see the trouble. */
    GraphicsCards look();
}
