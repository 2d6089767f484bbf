// Runs scenarios on both sides, compares their observations, and counts differences and failures.
import { Pairs, differences, shown, withoutRandom } from './values.mjs';

const MOST_PATHS = 5; // per observation: a list in another order differs everywhere
const MOST_SHOWN = 40; // per scenario

/** Observations of one scenario on one side, in order. */
class Observations {
  values = [];
  failures = [];

  /** Records a value that must be equal on both sides. */
  value(label, value, { ordered = false } = {}) {
    this.values.push({ label, value, ordered });
  }

  /** Records a GraphQL answer, where the order of fields counts. */
  graphql(label, answer) {
    this.value(label, answer.seen, { ordered: true });
  }

  /** Records a condition that must hold on each side by itself: two equal answers may both be wrong. */
  check(label, holds, detail = '') {
    this.values.push({ label, value: Boolean(holds), ordered: false });
    if (!holds) {
      this.failures.push(`${label}${detail === '' ? '' : `: ${shown(detail)}`}`);
    }
  }
}

export class Comparator {
  #pairs = new Pairs();
  #results = [];
  #left;
  #right;
  #say;
  #only;

  /** @param only parts of names of scenarios; all other optional scenarios are skipped */
  constructor(left, right, { say, only }) {
    this.#left = left;
    this.#right = right;
    this.#say = say;
    this.#only = only;
  }

  /** Runs an optional scenario on both sides at the same time and compares the observations. */
  async compare(name, scenario) {
    if (!this.#only || this.#only.some((part) => name.includes(part))) {
      await this.always(name, scenario);
    }
  }

  /** Runs a scenario that later ones depend on. */
  async always(name, scenario) {
    const began = Date.now();
    const sides = [this.#left, this.#right];
    const observed = await Promise.all(sides.map((side) => this.#observe(side, scenario)));
    const result = { name, compared: 0, different: 0, problems: [] };
    observed.forEach((one, i) => one.failures.forEach((failure) => result.problems.push(`${sides[i].name}: ${failure}`)));
    this.#match(result, observed[0].values, observed[1].values);
    this.#results.push(result);
    this.#report(result, Date.now() - began);
  }

  async #observe(side, scenario) {
    const seen = new Observations();
    try {
      await scenario(side, seen);
    } catch (error) {
      seen.failures.push(`aborted: ${error.stack ?? error}`.slice(0, 2000));
    }
    return seen;
  }

  #match(result, left, right) {
    const named = (one) => one && withoutRandom(one.label);
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
      result.compared++;
      if (named(left[i]) !== named(right[i])) {
        result.different++;
        result.problems.push(`${this.#left.name} reached "${left[i]?.label}", ${this.#right.name} reached "${right[i]?.label}"`);
        return;
      }
      const found = differences(left[i].value, right[i].value, this.#pairs, left[i].ordered);
      if (found.length > 0) {
        result.different++;
        found.slice(0, MOST_PATHS).forEach((one) => result.problems.push(this.#describe(left[i].label, one)));
      }
    }
  }

  #describe(label, { path, left, right }) {
    return `${label}\n    at ${path || 'the root'}\n    ${this.#left.name}: ${shown(left)}\n    ${this.#right.name}: ${shown(right)}`;
  }

  #report({ name, compared, different, problems }, millis) {
    this.#say(`${name}: ${compared} compared, ${different} different, ${(millis / 1000).toFixed(1)} s`);
    problems.slice(0, MOST_SHOWN).forEach((problem) => console.log(`  ${problem}`));
    if (problems.length > MOST_SHOWN) {
      console.log(`  … and ${problems.length - MOST_SHOWN} more`);
    }
  }

  /** Prints a table of all scenarios; returns whether there was neither a difference nor a failure. */
  summary() {
    const total = (count) => this.#results.reduce((sum, result) => sum + count(result), 0);
    const problems = total((result) => result.problems.length);
    console.log('\n| scenario | compared | different |\n|---|---|---|');
    this.#results.forEach(({ name, compared, different }) => console.log(`| ${name} | ${compared} | ${different} |`));
    console.log(`| all | ${total((result) => result.compared)} | ${total((result) => result.different)} |`);
    console.log(problems === 0 ? '\nNo difference.' : `\n${problems} problems.`);
    return problems === 0;
  }
}
