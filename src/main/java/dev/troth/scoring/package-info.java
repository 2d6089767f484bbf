/**
 * The model: how far a customer trusts us, computed from evidence, as of any instant.
 *
 * <p>A story in four steps. Facts become {@link dev.troth.scoring.Evidence}. Evidence is folded, in one fixed order,
 * into an {@link dev.troth.scoring.AccountState}: a small value of bounded size that can be stored, sent and merged.
 * {@link dev.troth.scoring.Model#assess} reads a state at an instant and returns an
 * {@link dev.troth.scoring.Assessment}: credibility, connection, trust, standing and churn risk. {@link
 * dev.troth.scoring.TrustDrivers} and {@link dev.troth.scoring.ChurnDrivers} say where a number comes from.
 *
 * <p>Everything here is pure. The package knows nothing but the JDK: no framework, no clock, no chance, no log. {@link
 * java.lang.StrictMath} and a fixed order of summation make the same facts give the same bits on every machine, so the
 * API, a test and a Spark job agree to the last digit. It is also packaged alone (classifier {@code scoring}).
 *
 * <p>Scores are in [0, 1] here; the API shows them as 0..100. Times are days since 1970-01-01 UTC as doubles (epoch
 * milliseconds / 86,400,000), day indices are UTC epoch days. The equations, their sources and the laws are in the
 * documentation under {@code src/docs/scoring}.
 *
 * <p>Not here: how facts are stored, who may see a score, and words for people.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.scoring;
