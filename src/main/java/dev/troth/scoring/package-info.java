/**
 * The scoring model: the trust of a customer, computed from evidence, as of any instant.
 *
 * <p>The computation has four steps. Facts are converted to {@link dev.troth.scoring.Evidence}. Evidence is folded, in
 * one fixed order, into an {@link dev.troth.scoring.AccountState}: a value of bounded size that can be stored, sent and
 * merged. {@link dev.troth.scoring.Model#assess} evaluates a state at an instant and returns an {@link
 * dev.troth.scoring.Assessment}: credibility, connection, trust, standing and churn risk. {@link
 * dev.troth.scoring.TrustDrivers} and {@link dev.troth.scoring.ChurnDrivers} decompose a value into its reasons.
 *
 * <p>All functions are pure. The package depends on the JDK only: no framework, clock, random numbers or logging.
 * {@link java.lang.StrictMath} and a fixed order of summation give the same bits for the same facts on every machine,
 * so the API, a test and a Spark job agree to the last digit. The package is also published as its own jar (classifier
 * {@code scoring}, Java 21).
 *
 * <p><b>Conventions</b>, which hold unless an element states otherwise:
 *
 * <ul>
 *   <li>Scores lie in [0, 1]; the API shows them times 100.
 *   <li>Times are days since 1970-01-01T00:00Z as doubles (epoch milliseconds / 86,400,000); day indices are UTC epoch
 *       days. Durations and half-lives are days. Leap seconds do not exist.
 *   <li>A decayed sum is Σ w·2^(-age/h): each term w loses half of its weight per half-life h.
 *   <li>{@code NaN} is a valid argument only where a parameter names it as "unknown". Every other argument that is NaN,
 *       infinite or outside its range is rejected with an {@link java.lang.IllegalArgumentException} when the evidence
 *       or the parameter set is created; results computed from accepted values are never NaN unless documented.
 *   <li>"S4 L22" cites line 22 of article S4 (documentation page {@code articles-cited.md}); "{@code scoring.md} 3.2"
 *     cites
 *       a section of the definition of the model ({@code src/docs/scoring/scoring.md}).
 * </ul>
 *
 * <p>Not here: storage of facts, access control, and texts for people.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.scoring;
