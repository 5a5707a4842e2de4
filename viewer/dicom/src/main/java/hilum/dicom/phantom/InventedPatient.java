package hilum.dicom.phantom;

import java.time.LocalDate;
import java.util.List;

/** A person who does not exist: named after a tree, so that nobody takes the name for a real one. */
record InventedPatient(String name, String id, boolean female, LocalDate birth, long bodySeed) {

    private static final List<String> TREES = List.of(
            "ALDER",
            "BIRCH",
            "CEDAR",
            "DOGWOOD",
            "ELM",
            "FIR",
            "GINKGO",
            "HAZEL",
            "IRONWOOD",
            "JUNIPER",
            "KAPOK",
            "LARCH",
            "MAPLE",
            "NUTMEG",
            "OAK",
            "PINE",
            "QUINCE",
            "ROWAN",
            "SPRUCE",
            "TEAK",
            "UMBRELLA",
            "VIBURNUM",
            "WILLOW",
            "YEW");

    /** The patient with this number, from 0, of a family of phantoms. */
    static InventedPatient number(int index, long seed) {
        return of(index, Dice.mix(seed * 31 + index));
    }

    /** The patient with this number, from 0, and this body. */
    static InventedPatient of(int index, long bodySeed) {
        Dice dice = new Dice(bodySeed, "patient");
        int round = index / TREES.size();
        String given = TREES.get(index % TREES.size()) + (round == 0 ? "" : " " + (round + 1));
        LocalDate birth = LocalDate.of(1938, 1, 1).plusDays((long) dice.uniform(0, 50 * 365));
        long number = Math.floorMod(dice.bits(), 100_000L);
        String id = "HP%05d-%03d".formatted(number, index + 1);
        return new InventedPatient("PHANTOM^" + given, id, Habitus.female(bodySeed), birth, bodySeed);
    }
}
