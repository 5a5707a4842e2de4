package hilum.model;

import java.util.Locale;
import java.util.Set;

/**
 * How a model is to be run. What is left at {@code auto} is chosen by the runtime for this machine, which says what it chose and why.
 *
 * @param device {@code auto}, {@code cpu}, or a graphics card: {@code cuda:0}, {@code cuda:1}, ...
 * @param precision {@code auto}, {@code fp32}, {@code bf16}, {@code fp16} or {@code int8}
 * @param towerGelu form of GELU in the vision tower of CheXagent-2, which its snapshot does not state: {@code auto} (the tower's own
 *     config.json, else {@code tanh}), {@code tanh} or {@code erf}
 * @param pictureMb memory for pictures that were read already, so that questions about them start quickly; 0 leaves it to the runtime
 */
public record RunSettings(String device, String precision, String towerGelu, int pictureMb) {
    private static final Set<String> PRECISIONS = Set.of("auto", "fp32", "bf16", "fp16", "int8");
    private static final Set<String> GELUS = Set.of("auto", "tanh", "erf");

    /** Whatever suits this machine. */
    public static final RunSettings AUTO = new RunSettings("auto", "auto", "auto", 0);

    /** @throws IllegalArgumentException in plain words when a value is none of those named */
    public RunSettings {
        device = device.toLowerCase(Locale.ROOT);
        precision = precision.toLowerCase(Locale.ROOT);
        towerGelu = towerGelu.toLowerCase(Locale.ROOT);
        if (!device.matches("auto|cpu|cuda:[0-9]{1,2}")) {
            throw new IllegalArgumentException(
                    "The device is auto, cpu or cuda:N (such as cuda:0), not " + device + ".");
        }
        if (!PRECISIONS.contains(precision)) {
            throw new IllegalArgumentException(
                    "The precision is auto, fp32, bf16, fp16 or int8, not " + precision + ".");
        }
        if (!GELUS.contains(towerGelu)) {
            throw new IllegalArgumentException("The tower's GELU is auto, tanh or erf, not " + towerGelu + ".");
        }
        if (pictureMb < 0) {
            throw new IllegalArgumentException("The memory for pictures cannot be negative.");
        }
    }

    /** The same on {@code other}. */
    public RunSettings withDevice(String other) {
        return new RunSettings(other, precision, towerGelu, pictureMb);
    }

    /** The same in {@code other}. */
    public RunSettings withPrecision(String other) {
        return new RunSettings(device, other, towerGelu, pictureMb);
    }

    /** The same with another form of GELU in the tower of CheXagent-2. */
    public RunSettings withTowerGelu(String other) {
        return new RunSettings(device, precision, other, pictureMb);
    }
}
