package hilum.viewer;

/**
 * Whom a study shows, as its header says; empty text where it says nothing.
 *
 * @param id Patient ID with its issuer
 * @param name as people read it: {@code DEMO, Echo}
 * @param sex {@code F}, {@code M}, {@code O} or empty
 * @param birthDate {@code yyyy-MM-dd} or empty
 */
public record Patient(String id, String name, String sex, String birthDate) {
    /**
     * Whether both are surely one person: the same Patient ID, and neither birth date nor sex against it. Hospitals reuse IDs, and a
     * prior of somebody else is worse than none, so an empty ID matches nobody.
     */
    public boolean isSurely(Patient other) {
        return !id.isBlank() && id.equals(other.id) && agree(birthDate, other.birthDate) && agree(sex, other.sex);
    }

    private static boolean agree(String one, String two) {
        return one.isBlank() || two.isBlank() || one.equals(two);
    }
}
