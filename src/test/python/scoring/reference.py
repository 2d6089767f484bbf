"""The reference implementation of the scoring model: its executable definition.

Only the standard library is used. The text is src/docs/scoring/scoring.md; run_reference.py calls this module for
ReferenceTest, which compares the results with the golden values and with the Java code. The module was written
independently of the Java code and must stay so: do not port a change from one to the other, derive both from the text.

Time is in days as float (epoch milliseconds / 86_400_000.0). All scores lie in [0, 1].
"""
import math, copy, itertools, json
LN2 = math.log(2.0)

class P:  # defaults -----------------------------------------------------------------------------
    A0 = 1.0; B0 = 1.0                    # beta prior (base rate .5, W=2)
    H_EV = 365.0                          # half-life of promise evidence
    H_SCAR = 90.0                         # half-life of the forgivable part of a scar
    SCAR = LN2                            # one full breach of weight 1 halves credibility (no goodwill)
    GOODWILL = 0.3                        # fulfilments absorb/heal scars: S/(1+GOODWILL*G)
    A_BREACH = 0.27                       # a full breach of weight 1 = bad experience of severity .27: a fiftieth of a worst one
    A_ISSUE = 0.45                        # an issue can still be solved: its severity counts less than that of an experience
    PERM_MAX = 0.30; PERM_UNIT = 4.0      # unforgettable part: at most 30 %, saturating
    CANDOUR = 0.25; CANDOUR_CAP = 1.0; H_CAND = 365.0
    NOTICE_HALF = 7.0                     # a request without neededBy: half of the notice is left after a week
    UNANSWERED = 0.25                     # an unanswered request weighs a quarter of a promise
    LATE_FRAC = 0.25; LATE_MIN = 5.0/1440 # lateness half-life = max(5 min, D/4)
    OVER_HALF = 0.25                      # 25 % overrun halves q
    RENEG = 0.5; RENEG_REP = 0.15         # penalty share of an unannounced failure, repeated renegotiation
    EARLY_BONUS = 0.15; SAVE_BONUS = 0.10; UPD_SHARE = 0.2; UPD_DAYS = 14.0
    U_MIN = 0.6; U_W = (0.5, 0.25, 0.25); NEED_FRESH = 180.0
    NEED_GROW = 56.0; NEED_KEEP = 64      # an assessment takes effect over eight weeks; the first and the last 63 days count
    WORKING = 7.0                         # below a week a cadence counts working days
    CAD_MAX = 30.0; H_CAD = 90.0; CAD_WIN = 365; BITS = 400; CAD_MINDEN = 90; ONEWAY = 0.5; NOAGREE = 0.9
    W_SYNC = 1.0; W_REPLY = 0.6; W_ONEWAY = 0.2
    H_TIE = 90.0; TIE_NU = 2.0; DEPT_TARGET = 4.0; INDIRECT = 0.4; RESIL = 0.5
    H_TOPIC = 90.0; TOPIC_NU = 0.5; TOPIC_TARGET = 6.0
    H_CTX = 90.0; CTX_NU = 1.5
    ROAD_FRESH = 90.0; H_FB = 180.0; FB_NU = 1.0
    FB_EXPERIENCE = 0.5                   # the best or worst feedback counts as an experience of this severity
    LOYAL = 0.5; B_LEAVE = math.log(3.0); LOYAL_DAYS = 365.0   # stated loyalty, intent to leave; fades within a year
    H_RESP = 180.0; RESP_OK = 4.0/24; RESP_HALF = 1.0
    H_GOOD = 540.0; H_BADX = 180.0; NEG = 2.0
    FLOOR = 0.25
    THETA = dict(G=.30, R=.30, B=.12, V=.08, O=.08, Q=.06, E=.06)
    HEATED_WAIT = 30.0/1440; ACK_HALF = 4.0/24; ACK_HASTY = 0.5; ACK_SHARE = 0.2
    RES_HALF_MAX = 3.0; RES_HALF_MIN = 1.0; COMPL_EV = 0.5
    # churn
    LAM0 = -math.log(1-0.09)              # vendor (T=0) without any event: 9 % a year (assumption, estimate per portfolio)
    KAPPA = math.log(-math.log(1-0.09) / -math.log(0.97))   # T=1 -> 97 % yearly retention (seed 002)
    A_BAD = -math.log(1-0.86)             # severity-1 unrecovered bad experience, T=0 -> 86 % eventually quit (seed 002)
    H_JBAD = 90.0; A_CHAMP = 0.3; H_CHAMP = 120.0; A_PRIO = 0.5; H_PRIO = 120.0
    A_STALL = 0.3; A_COMP = 0.5; H_SIG = 90.0
    B_USE = 0.0                           # product use is off until a workspace has shown that it helps
    B_SIL = math.log(3.0); B_STRESS = math.log(3.0); TENURE_EXP = 0.35
    RENEW_SHARE = 0.33; RENEW_WIN = 30.0
    SIG0 = 0.40; Z90 = 1.6448536269514722
    PART_TENURE = 180.0; DWELL = 90.0
STANCE = dict(ADVOCATE=1.0, SUPPORTER=.9, NEUTRAL=.7, SKEPTIC=.45, DETRACTOR=.2)
SYNC = {'MEETING', 'EVENT', 'VIDEO', 'CALL'}

def clamp(x, a=0.0, b=1.0): return a if x < a else b if x > b else x
def p2(x): return math.exp(LN2 * x)

class DSum:                               # exponentially decayed sum, commutative monoid
    __slots__ = ('v', 't')
    def __init__(s, v=0.0, t=None): s.v, s.t = v, t
    def add(s, w, t, h):
        if s.t is None: s.v, s.t = w, t
        elif t >= s.t: s.v, s.t = s.v * p2(-(t - s.t)/h) + w, t
        else: s.v += w * p2(-(s.t - t)/h)
    def at(s, t, h): return 0.0 if s.t is None else s.v * p2(-(t - s.t)/h)
    def merge(s, o, h):
        if o.t is None: return DSum(s.v, s.t)
        if s.t is None: return DSum(o.v, o.t)
        t = max(s.t, o.t); return DSum(s.at(t, h) + o.at(t, h), t)

DS_H = dict(good=P.H_EV, bad=P.H_EV, cand=P.H_CAND, scar=P.H_SCAR, goodw=P.H_SCAR, respG=P.H_RESP, respN=P.H_RESP,
            fbOut=P.H_FB, fbIn=P.H_FB, xGood=P.H_GOOD, xBad=P.H_BADX,
            jBad=P.H_JBAD, jPrio=P.H_PRIO, cRout=P.H_CTX, cGood=P.H_CTX, cProb=P.H_CTX)

class Stake:
    def __init__(s, dept, influence=.5, stance='NEUTRAL', joined=0.0):
        s.dept, s.influence, s.stance, s.joined, s.left = dept, influence, stance, joined, None
        s.days = {}; s.good = DSum(); s.bad = DSum(); s.scar = DSum(); s.goodw = DSum(); s.perm = 0.0

class State:
    def __init__(s, start=0.0):
        s.start = start; s.tenure0 = start
        s.watched = None; s.standing = 'VENDOR'; s.since = -math.inf   # the standing of the last day it was looked at
        s.cadence = []                        # (time, days) of each agreement, by time
        s.projects = {}                       # id -> [from, until, days] of initiatives that ask for a cadence
        s.d = {k: DSum() for k in DS_H}; s.perm = 0.0
        s.need = [[], [], []]                 # (time, depth) of the last assessments per scope, by time
        s.days = {}                           # day -> level 1 one-way, 2 replied, 3 sync (Java: three 400-bit day maps, merge = OR)
        s.topic = {}                          # topic -> DSum
        s.road = {'OUT': None, 'IN': None}
        s.stake = {}; s.edges = []            # (from,to,kind)
        s.open = {}                           # open commitments
        s.requests = {}                       # requests that are not answered
        s.compl = {}                          # open complaints
        s.renewals = {}; s.stress = 0.0
        s.loyal = None                        # (time, -1 intends to leave .. 1 loyal), last statement
        s.signal = {'STALL': None, 'COMPETITION': None, 'USE': None}   # (time, level, until) last per kind

# ---------------------------------------------------------------- events
def weight(importance): return 4.0 ** (importance - 0.5)

def _book(S, t, g, b, sc, st=None, breach=True):
    S.d['good'].add(g, t, P.H_EV); S.d['bad'].add(b, t, P.H_EV); S.d['scar'].add(sc, t, P.H_SCAR); S.d['goodw'].add(g, t, P.H_SCAR); S.perm += sc
    if breach: S.d['jBad'].add(shock(P.A_BREACH)*sc, t, P.H_JBAD)
    if st is not None and st in S.stake:
        k = S.stake[st]; k.good.add(g, t, P.H_EV); k.bad.add(b, t, P.H_EV); k.scar.add(sc, t, P.H_SCAR); k.goodw.add(g, t, P.H_SCAR); k.perm += sc

def shock(severity): return severity**3                # convex: a slip is less than its share of a worst experience
def bounded(x): return x if x <= 1 else 2 - math.exp(1 - x)   # slope 1 at 1: many slips never exceed two worst ones

def answer(S, r, t):
    """The answer to a request, yes or no; late if it comes after neededBy."""
    if r['need'] is not None and t > r['need']:
        q = p2(-(t - r['need'])/late_half(max(r['need'] - r['t0'], 1e-9))); w = P.UNANSWERED*r['w']
        _book(S, t, 0.0, w*(1-q), w*(1-q)**2)

def end_project(S, i, t):
    if i in S.projects: S.projects[i][1] = min(t, S.projects[i][1])

def notice(r, t):
    if r['need'] is None: return p2(-(t - r['t0'])/P.NOTICE_HALF)
    return clamp((r['need'] - t)/max(r['need'] - r['t0'], 1e-9))

def late_half(D): return max(P.LATE_MIN, P.LATE_FRAC * D)
def q_fulfil(scope, late, D, over): return clamp(scope) * p2(-max(0., late)/late_half(D)) * p2(-max(0., over)/P.OVER_HALF)
def q_reneg(n, q_silent, j=1):
    c = min(1.0, P.RENEG * (1-n)**2 + P.RENEG_REP * (j-1)); return 1 - (1 - q_silent) * c

def apply(S, e):
    k, t = e['type'], e['t']
    if k == 'STAKEHOLDER':
        S.stake[e['id']] = Stake(e['dept'], e.get('influence', .5), e.get('stance', 'NEUTRAL'), t)
    elif k == 'STANCE': S.stake[e['id']].stance = e['stance']
    elif k == 'LEFT': S.stake[e['id']].left = t
    elif k == 'EDGE': S.edges.append((e['from'], e['to'], e.get('kind', 'INFLUENCES')))
    elif k == 'CADENCE': S.cadence = sorted(S.cadence + [(t, e['days'])])
    elif k == 'PROJECT': S.projects[e['id']] = [t, math.inf, e['days']]
    elif k == 'PROJECT_END': end_project(S, e['id'], t)
    elif k == 'REQUESTED': S.requests[e['id']] = dict(t0=t, need=e.get('needed'), w=weight(e.get('importance', .5)))
    elif k == 'MADE':
        if e['id'] in S.requests: answer(S, S.requests.pop(e['id']), t)
        S.open[e['id']] = dict(t0=t, d=e['deadline'], D=max(e['deadline'] - t, 1e-9), w=weight(e.get('importance', .5)),
                               budget=e.get('budget'), j=0, disc=1.0, upd=0, st=e.get('stakeholder'))
    elif k == 'UPDATE': S.open[e['id']]['upd'] += 1
    elif k == 'FULFILLED':
        c = S.open.pop(e['id']); over = (e['cost']/c['budget'] - 1) if c['budget'] and 'cost' in e else 0.0
        q = q_fulfil(e.get('scope', 1.0), t - c['d'], c['D'], over)
        early = clamp((c['d'] - t)/c['D']); save = clamp(-over)
        exp = math.floor(c['D']/P.UPD_DAYS); u = 1.0 if exp == 0 else min(1.0, c['upd']/exp)
        g = c['w'] * q * c['disc'] * (1 + P.EARLY_BONUS*early + P.SAVE_BONUS*save) * (1 - P.UPD_SHARE + P.UPD_SHARE*u)
        _book(S, t, g, c['w']*(1-q), c['w']*(1-q)**2, c['st'])
    elif k == 'BROKEN':
        c = S.open.pop(e['id']); _book(S, t, 0.0, c['w'], c['w'], c['st'])
    elif k == 'RENEGOTIATED':
        c = S.open[e['id']]; up = e.get('budget_up', 0.0)
        if e.get('ours', True):                          # wishes of the customer and circumstances are no evidence
            c['j'] += 1; n = clamp((c['d'] - t)/c['D'])
            ext = max(0.0, e['deadline'] - c['d'])/c['D']
            qs = clamp(e.get('scope', 1.0)) * p2(-ext/P.LATE_FRAC) * p2(-max(0., up)/P.OVER_HALF)
            q = min(q_reneg(n, qs, c['j']), p2(-max(0., t - c['d'])/late_half(c['D'])))
            _book(S, t, 0.0, c['w']*(1-q), c['w']*(1-q)**2 if t > c['d'] else 0.0, c['st'])   # agreed before the date: no breach
            c['disc'] *= q
        c['d'] = e['deadline']; c['D'] = max(e['deadline'] - c['t0'], 1e-9)
        if c['budget']: c['budget'] *= max(1 + up, 1e-9)
    elif k == 'WITHDRAWN':
        c = S.open.pop(e['id']); n = clamp((c['d'] - t)/c['D']); q = q_reneg(n, 0.0, c['j']+1)
        q = min(q, p2(-max(0., t - c['d'])/late_half(c['D']))) if t > c['d'] else q
        _book(S, t, 0.0, c['w']*(1-q), c['w']*(1-q)**2, c['st'])
    elif k == 'CANCELLED':                              # by the customer: no evidence
        S.requests.pop(e['id'], None); S.open.pop(e['id'], None)
    elif k == 'DECLINED':
        r = S.requests.pop(e.get('id'), dict(t0=t, need=None, w=0.0)); answer(S, r, t)
        # Dated on the day of the request, so that at any later instant an earlier no is worth at least as much.
        S.d['cand'].add(P.CANDOUR * weight(e.get('importance', .5)) * notice(r, t), r['t0'], P.H_CAND)
    elif k == 'INTERACTION':
        lvl = 3 if e['channel'] in SYNC else 2 if e.get('mutual', False) else 1; mutual = lvl > 1; d = math.floor(t)
        S.days[d] = max(S.days.get(d, 0), lvl)
        for st in e.get('stakeholders', ()): k2 = S.stake[st]; k2.days[d] = max(k2.days.get(d, 0), lvl)
        for tp in e.get('topics', ()): S.topic.setdefault(tp, DSum()).add(1.0 if mutual else P.ONEWAY, t, P.H_TOPIC)
        S.d[{'ROUTINE': 'cRout', 'GOOD': 'cGood', 'PROBLEM': 'cProb'}[e.get('context', 'ROUTINE')]].add(1.0 if mutual else P.ONEWAY, t, P.H_CTX)
        if 'response' in e:                              # our response time to an inbound, days
            q = p2(-max(0., e['response'] - P.RESP_OK)/P.RESP_HALF); S.d['respG'].add(q, t, P.H_RESP); S.d['respN'].add(1., t, P.H_RESP)
    elif k == 'EXPERIENCE':
        if e['good']: S.d['xGood'].add(e['severity'], t, P.H_GOOD)
        else:
            S.d['xBad'].add(e['severity'], t, P.H_BADX); S.d['jBad'].add(shock(e['severity']), t, P.H_JBAD)
    elif k == 'COMPLAINT': S.compl[e['id']] = dict(t=t, sev=e['severity'], heated=e.get('heated', False), ack=None, st=e.get('stakeholder'))
    elif k == 'ACK':
        c = S.compl[e['id']]; c['ack'] = t if c['ack'] is None else min(c['ack'], t)
    elif k == 'RESOLVED':
        c = S.compl.pop(e['id']); q = q_complaint(c, t); w = P.COMPL_EV * weight(c['sev'])
        _book(S, t, w*q, w*(1-q), w*(1-q)**2, c['st'], breach=False)
        S.d['xBad'].add(c['sev']*(1-q), t, P.H_BADX); S.d['jBad'].add(shock(P.A_ISSUE*c['sev']*(1-q)), t, P.H_JBAD)
    elif k == 'ROADMAP': S.road[e['dir']] = t if S.road[e['dir']] is None else max(S.road[e['dir']], t)
    elif k == 'FEEDBACK':
        open_ = 1.0 if e.get('honest', True) else .25; v = e.get('sentiment')
        if e['dir'] == 'IN' and v is not None:            # what they say outweighs that they say it
            open_ *= clamp(2*v); x = P.FB_EXPERIENCE*abs(v)
            if v < 0: S.d['xBad'].add(x, t, P.H_BADX); S.d['jBad'].add(shock(x), t, P.H_JBAD)
            else: S.d['xGood'].add(x, t, P.H_GOOD)
            if e.get('loyalty', False) and (S.loyal is None or t >= S.loyal[0]): S.loyal = (t, v)
        S.d['fbOut' if e['dir'] == 'OUT' else 'fbIn'].add(open_, t, P.H_FB)
    elif k == 'NEEDS':
        i = {'CUSTOMER': 0, 'INDUSTRY': 1, 'COMPETITION': 2}[e['scope']]
        S.need[i] = reviews(S.need[i] + [(t, e.get('depth', 1.0))])
    elif k == 'SIGNAL': S.signal[e['kind']] = (t, e['level'], e.get('until', math.inf))
    elif k == 'PRIORITY':
        if e.get('id') and e.get('cadence', 0) > 0: S.projects[e['id']] = [t, math.inf, e['cadence']]
        elif e.get('id') and 'cadence' in e: end_project(S, e['id'], t)
        S.d['jPrio'].add(P.A_PRIO * e['severity'] * (1 - e.get('mitigated', 0.0)), t, P.H_PRIO)
    elif k == 'RENEWAL': S.renewals[e['id']] = e['due']
    elif k == 'RENEWAL_ENDED': S.renewals.pop(e['id'], None)
    elif k == 'STRESS': S.stress = e['level']
    else: raise ValueError(k)

def q_ack(c, t):
    a = c['ack'] if c['ack'] is not None else t
    dt = max(0.0, a - c['t'])
    if c['heated'] and dt < P.HEATED_WAIT: return P.ACK_HASTY + (1-P.ACK_HASTY) * dt/P.HEATED_WAIT
    return p2(-max(0.0, dt - P.HEATED_WAIT)/P.ACK_HALF)
def res_half(sev): return P.RES_HALF_MAX - (P.RES_HALF_MAX - P.RES_HALF_MIN) * sev
def q_complaint(c, t): return p2(-(t - c['t'])/res_half(c['sev'])) * (1 - P.ACK_SHARE + P.ACK_SHARE * q_ack(c, t))

# ---------------------------------------------------------------- credibility
def fresh(age, plateau): return 1.0 if age <= plateau else p2(-(age - plateau)/plateau)

def reviews(all):
    """The last assessment of each day; of many days the first and the last ones."""
    days = sorted({math.floor(t): (t, depth) for t, depth in sorted(all)}.values())
    return days if len(days) <= P.NEED_KEEP else days[:1] + days[1 - P.NEED_KEEP:]
def known(reviews, t):
    """Knowledge of one scope: each assessment grows from what was known before it, linearly from the next day on, and gets stale."""
    v = lambda b, d, depth, x: (b + (depth - b)*min(1.0, (x - math.floor(d) - 1)/P.NEED_GROW))*fresh(x - d, P.NEED_FRESH)
    last = None
    for d, depth in reviews:
        start = math.floor(d) + 1
        if start <= t: last = (0.0 if last is None else v(*last, start), d, depth)
    return 0.0 if last is None else v(*last, t)

def credibility(S, t):
    g, b, sc, gw, pm = (S.d['good'].at(t, P.H_EV), S.d['bad'].at(t, P.H_EV), S.d['scar'].at(t, P.H_SCAR), S.d['goodw'].at(t, P.H_SCAR), S.perm)
    for c in S.open.values():                         # overdue and silent: provisional breach
        if t > c['d']:
            q = p2(-(t - c['d'])/late_half(c['D'])); b += c['w']*(1-q); sc += c['w']*(1-q)**2; pm += c['w']*(1-q)**2
    for r in S.requests.values():                     # unanswered after the customer needed the answer
        if r['need'] is not None and t > r['need']:
            q = p2(-(t - r['need'])/late_half(max(r['need'] - r['t0'], 1e-9))); w = P.UNANSWERED*r['w']
            b += w*(1-q); sc += w*(1-q)**2; pm += w*(1-q)**2
    for c in S.compl.values():
        q = q_complaint(c, t); w = P.COMPL_EV*weight(c['sev']); b += w*(1-q); sc += w*(1-q)**2; pm += w*(1-q)**2
    cand = P.CANDOUR_CAP * (1 - math.exp(-S.d['cand'].at(t, P.H_CAND)/P.CANDOUR_CAP))
    al, be = P.A0 + g + cand, P.B0 + b
    K = al/(al+be)
    M1 = math.exp(-P.SCAR * sc/(1 + P.GOODWILL*gw)); M2 = 1 - P.PERM_MAX*(1 - math.exp(-pm/P.PERM_UNIT))
    N = [known(x, t) for x in S.need]
    U = P.U_MIN + (1-P.U_MIN)*sum(w*n for w, n in zip(P.U_W, N))
    C = K*M1*M2*U
    var = (M1*M2*U)**2 * al*be/((al+be)**2*(al+be+1))
    return dict(C=C, K=K, M1=M1, M2=M2, U=U, al=al, be=be, var=var, ess=g+b+cand)

# ---------------------------------------------------------------- connection
LVL_W = (0.0, P.W_ONEWAY, P.W_REPLY, P.W_SYNC)
def contact_mass(days, day):                             # decayed number of DISTINCT contact days (burst-proof)
    return math.fsum(LVL_W[l]*p2(-(day-d)/P.H_TIE) for d, l in sorted(days.items()) if day - P.BITS < d <= day)
def working_days(a, b):                                  # days of (a, b] that are neither Saturday nor Sunday; day 0 is a Thursday
    f = lambda d: 5*((d + 3)//7) + min((d + 3) % 7, 4)    # Monday is day 0 of a week
    return f(b) - f(a)
def kept_gap(c, last, d):                                # credit of a gap under a cadence of c days
    g = working_days(last, d) if c < P.WORKING else d - last
    return 1.0 if g <= c else p2(-(g - c)/(P.LATE_FRAC*c))
def cadences_on(S, d):
    """The cadences in force on day d, each with the day it started: the agreed one or a month, and those of running initiatives."""
    agreed = [(math.floor(a), min(P.CAD_MAX, n)) for a, n in S.cadence if math.floor(a) <= d]
    return (agreed[-1:] or [(-math.inf, P.CAD_MAX)]) + \
        [(math.floor(a), min(P.CAD_MAX, n)) for a, u, n in S.projects.values() if math.floor(a) <= d and d < u]
def cadence(S, t):
    day = math.floor(t); start = math.floor(S.start); n = int(min(P.CAD_WIN, max(0, day - start + 1)))
    lastM = lastT = None
    def f(d, last, force):                               # a cadence counts from its own start, and a month always
        if last is None: return 0.0
        return min([kept_gap(P.CAD_MAX, last, d)] + [kept_gap(c, max(last, a), d) for a, c in force])
    num = 0.0
    for d in range(day - P.BITS + 1, day + 1):
        l = S.days.get(d, 0)
        if l >= 2: lastM = d
        if l >= 1: lastT = d
        if d > day - n:
            force = cadences_on(S, d)
            num += p2(-(day-d)/P.H_CAD) * max(f(d, lastM, force), P.ONEWAY*f(d, lastT, force))
    den = math.fsum(p2(-a/P.H_CAD) for a in range(max(n, P.CAD_MINDEN)))
    R = num/den * (1.0 if S.cadence else P.NOAGREE)
    obs = num/math.fsum(p2(-a/P.H_CAD) for a in range(n)) if n > 0 else 1.0
    force = cadences_on(S, day)
    sil = 1 - math.sqrt(clamp(obs) * max(f(day, lastM, force), P.ONEWAY*f(day, lastT, force)))   # silence: long-run rhythm x current freshness
    gap = (day - lastM) if lastM is not None else min(P.BITS, day - start)
    return R, gap, min(c for a, c in force), sil

def coverage(S, t, drop=None, target=P.DEPT_TARGET):
    y = {}
    for i, s in S.stake.items():
        if i == drop or s.joined > t or (s.left is not None and s.left <= t): continue
        tau = 1 - math.exp(-contact_mass(s.days, math.floor(t))/P.TIE_NU)
        y[i] = tau * STANCE[s.stance] * (0.5 + 0.5*s.influence)
    z = dict(y)
    for a, b, kind in S.edges:
        for u, v in ((a, b), (b, a)) if kind == 'KNOWS' else ((a, b),):
            if u in y and v in y: z[v] = max(z[v], P.INDIRECT * y[u] * (0.5 + 0.5*S.stake[v].influence))
    dep = {}
    for i, v in z.items(): dep.setdefault(S.stake[i].dept, []).append(v)
    kap = {d: 1 - math.prod(1-x for x in sorted(v)) for d, v in dep.items()}
    return min(1.0, math.fsum(kap.values())/target), kap, z

def connection(S, t):
    G0, kap, y = coverage(S, t)
    G1 = min((coverage(S, t, drop=i)[0] for i in y), default=0.0)
    G = (1-P.RESIL)*G0 + P.RESIL*G1
    R, gap, c, sil = cadence(S, t)
    sat = lambda n, nu: 1 - math.exp(-n/nu)
    B = min(1.0, math.fsum(sorted(sat(d.at(t, P.H_TOPIC), P.TOPIC_NU) for d in S.topic.values()))/P.TOPIC_TARGET)
    V = sat(S.d['cRout'].at(t, P.H_CTX) + 2*min(S.d['cGood'].at(t, P.H_CTX), S.d['cProb'].at(t, P.H_CTX)), P.CTX_NU)
    fr = lambda x: 0.0 if x is None else fresh(t-x, P.ROAD_FRESH)
    O = .3*fr(S.road['OUT']) + .3*fr(S.road['IN']) + .2*sat(S.d['fbOut'].at(t, P.H_FB), P.FB_NU) + .2*sat(S.d['fbIn'].at(t, P.H_FB), P.FB_NU)
    rg, rn = S.d['respG'].at(t, P.H_RESP), S.d['respN'].at(t, P.H_RESP); Q = (1+rg)/(2+rn)
    g, b = S.d['xGood'].at(t, P.H_GOOD), S.d['xBad'].at(t, P.H_BADX)
    for cp in S.compl.values(): b += cp['sev']*(1-q_complaint(cp, t))
    E = (1+g)/(2+g+P.NEG*b)
    fl = lambda x: P.FLOOR + (1-P.FLOOR)*x
    comp = dict(G=G, R=R, B=fl(B), V=fl(V), O=fl(O), Q=fl(Q), E=fl(E))
    X = 0.0 if G <= 0 or R <= 0 else math.exp(math.fsum(P.THETA[k]*math.log(v) for k, v in comp.items()))
    n = contact_mass(S.days, math.floor(t))
    return dict(X=X, comp=comp, raw=dict(B=B, V=V, O=O, Q=Q, E=E, G0=G0, G1=G1), gap=gap, cad=c, sil=sil, kap=kap, var=X*(1-X)/(n+3), ess=n)

# ---------------------------------------------------------------- trust, standing, churn
def churn_inputs(S, t):
    c, x = credibility(S, t), connection(S, t)
    T = c['C']*x['X']; var = c['C']**2*x['var'] + x['X']**2*c['var'] + c['var']*x['var']
    ten = max(0.0, t - S.tenure0)
    part = T*(1 - p2(-ten/P.PART_TENURE))
    def open_impulse(H):                                  # open items are assumed to stay open over the horizon (status quo)
        v = math.fsum(shock(P.A_ISSUE*cp['sev']*(1-q_complaint(cp, t+H))) for cp in S.compl.values())
        v += math.fsum(shock(P.A_BREACH)*o['w']*(1-p2(-(t+H-o['d'])/late_half(o['D'])))**2 for o in S.open.values() if t > o['d'])
        return v + math.fsum(shock(P.A_BREACH)*P.UNANSWERED*r['w']*(1-p2(-(t+H-r['need'])/late_half(max(r['need']-r['t0'], 1e-9))))**2
                             for r in S.requests.values() if r['need'] is not None and t > r['need'])
    jch = 0.0
    for s in S.stake.values():
        if s.left is not None and s.left <= t:
            tau = 1 - math.exp(-contact_mass(s.days, math.floor(s.left))/P.TIE_NU)
            y = tau*(0.5+0.5*s.influence)*STANCE[s.stance]
            jch += P.A_CHAMP*y*p2(-(t-s.left)/P.H_CHAMP)*(1-x['raw']['G0'])
    loyal = 0.0 if S.loyal is None else S.loyal[1]*max(0.0, 1 - (t - S.loyal[0])/P.LOYAL_DAYS)
    sig = lambda k, a: 0.0 if S.signal[k] is None or t >= S.signal[k][2] else a*S.signal[k][1]*p2(-(t - S.signal[k][0])/P.H_SIG)
    return dict(c=c, x=x, T=T, var=var, part=part, tenY=ten/365.0, sil=x['sil'], loyal=loyal,
                jStall=sig('STALL', P.A_STALL), jComp=sig('COMPETITION', P.A_COMP), low=sig('USE', 1.0),
                stress=S.stress, jBad=S.d['jBad'].at(t, P.H_JBAD), jOpen=open_impulse, jCompl=open_impulse(0.0), jChamp=jch, jPrio=S.d['jPrio'].at(t, P.H_PRIO),
                ren=[r - t for r in S.renewals.values() if r >= t])

def base_exposure(ren, H):
    if not ren: return H/365.0
    m = (1-P.RENEW_SHARE)*H/365.0
    for r in ren:
        lo, hi = max(0.0, r-P.RENEW_WIN), r
        m += P.RENEW_SHARE*max(0.0, min(H, hi) - lo)/(hi-lo) if hi > lo else (P.RENEW_SHARE if H >= hi else 0.0)
    return m

def cumhaz(i, H):
    j = lambda h: 1 - p2(-H/h)
    base = P.LAM0*base_exposure(i['ren'], H)*(1+i['tenY'])**(-P.TENURE_EXP)
    add = dict(base=base, bad=P.A_BAD*bounded(i['jBad'] + i['jOpen'](H))*j(P.H_JBAD), champ=i['jChamp']*j(P.H_CHAMP),
               prio=i['jPrio']*j(P.H_PRIO), stall=i['jStall']*j(P.H_SIG), comp=i['jComp']*j(P.H_SIG))
    T = i['T'] + P.LOYAL*max(0.0, i['loyal'])*(1 - i['T'])     # stated loyalty closes part of the distance to T = 1
    mult = dict(trust=math.exp(-P.KAPPA*T), silence=math.exp(P.B_SIL*i['sil']), stress=math.exp(P.B_STRESS*i['stress']*(1-i['part'])),
                leave=math.exp(P.B_LEAVE*max(0.0, -i['loyal'])), use=math.exp(P.B_USE*i['low']))
    return math.fsum(add.values())*math.prod(mult.values()), add, mult

def churn(i, H):
    L, add, mult = cumhaz(i, H); sd = math.sqrt(P.KAPPA**2*i['var'] + P.SIG0**2)
    f = lambda x: 1-math.exp(-x)
    return f(L), f(L*math.exp(-P.Z90*sd)), f(L*math.exp(P.Z90*sd))

def betainc(a, b, x):
    if x <= 0: return 0.0
    if x >= 1: return 1.0
    lb = math.lgamma(a+b)-math.lgamma(a)-math.lgamma(b)+a*math.log(x)+b*math.log1p(-x)
    if x > (a+1)/(a+b+2): return 1-betainc(b, a, 1-x)
    tiny = 1e-300; c = 1.0; d = 1-(a+b)*x/(a+1); d = 1/(d if abs(d) > tiny else tiny); h = d
    for m in range(1, 500):
        n = m*(b-m)*x/((a+2*m-1)*(a+2*m)); d = 1+n*d; d = 1/(d if abs(d) > tiny else tiny); c = 1+n/c; c = c if abs(c) > tiny else tiny; h *= d*c
        n = -(a+m)*(a+b+m)*x/((a+2*m)*(a+2*m+1)); d = 1+n*d; d = 1/(d if abs(d) > tiny else tiny); c = 1+n/c; c = c if abs(c) > tiny else tiny; de = d*c; h *= de
        if abs(de-1) < 1e-15: break
    return math.exp(lb)*h/a
def betaq(a, b, p):
    lo, hi = 0.0, 1.0
    for _ in range(80):
        m = (lo+hi)/2
        if betainc(a, b, m) < p: lo = m
        else: hi = m
    return (lo+hi)/2
def none_of(n): return 1 - .05**(1/(n + 1))                # upper end for no success in n trials, uniform prior
def interval(mu, var):
    if mu <= 0 or var <= 0: return (mu, mu)
    n = mu*(1-mu)/var - 1
    if n <= 0: return (0.0, 1.0)
    return min(mu, betaq(mu*n, (1-mu)*n, .05)), max(mu, betaq(mu*n, (1-mu)*n, .95))

def lmean(a, b): return a if a == b else (a-b)/(math.log(a)-math.log(b))
def explain_trust(i):                                     # LMDI against the ideal partner (T=1); sums exactly to T-1
    c, x, T = i['c'], i['x'], i['T']
    f = dict(kept=(1.0, c['K']), fresh_breaches=(1.0, c['M1']), unforgotten=(1.0, c['M2']), needs=(1.0, c['U']))
    for k, v in x['comp'].items(): f['conn_'+k] = (P.THETA[k], v)
    zero = [k for k, (a, v) in f.items() if v <= 0]
    if zero: return {k: (-1.0/len(zero) if k in zero else 0.0) for k in f}        # analytic limit (Wood & Lenzen 2006)
    L = lmean(T, 1.0); return {k: L*a*math.log(v) for k, (a, v) in f.items()}

def shapley_churn(i, H):                                  # exact Shapley on driver groups against the ideal partner
    names = ['credibility', 'connection', 'silence', 'stress', 'tenure', 'bad', 'complaints', 'champion', 'priority',
             'stall', 'competition', 'loyalty', 'product_use']
    C, X = i['c']['C'], i['x']['X']
    def val(on):
        j = dict(i); cc = C if 'credibility' in on else 1.0; xx = X if 'connection' in on else 1.0
        ten = i['tenY'] if 'tenure' in on else 3.0
        j.update(T=cc*xx, part=cc*xx*(1-p2(-ten*365/P.PART_TENURE)), sil=i['sil'] if 'silence' in on else 0.0, stress=i['stress'] if 'stress' in on else 0.0,
                 tenY=ten, jBad=i['jBad'] if 'bad' in on else 0.0, jOpen=i['jOpen'] if 'complaints' in on else (lambda H: 0.0),
                 jChamp=i['jChamp'] if 'champion' in on else 0.0, jPrio=i['jPrio'] if 'priority' in on else 0.0,
                 jStall=i['jStall'] if 'stall' in on else 0.0, jComp=i['jComp'] if 'competition' in on else 0.0,
                 loyal=i['loyal'] if 'loyalty' in on else 0.0, low=i['low'] if 'product_use' in on else 0.0)
        return 1-math.exp(-cumhaz(j, H)[0])
    far = dict(credibility=C != 1, connection=X != 1, tenure=i['tenY'] != 3, complaints=i['jOpen'](H) != 0, silence=i['sil'] != 0,
               stress=i['stress'] != 0, bad=i['jBad'] != 0, champion=i['jChamp'] != 0, priority=i['jPrio'] != 0,
               stall=i['jStall'] != 0, competition=i['jComp'] != 0, loyalty=i['loyal'] != 0, product_use=P.B_USE*i['low'] != 0)
    same = [k for k in names if not far[k]]; names = [k for k in names if far[k]]   # groups like the ideal contribute 0
    n = len(names); memo = {}
    for m in range(1 << n): memo[m] = val({names[k] for k in range(n) if m >> k & 1})
    fac = [math.factorial(k) for k in range(n+1)]; phi = {}
    for k in range(n):
        s = 0.0
        for m in range(1 << n):
            if not m >> k & 1:
                z = bin(m).count('1'); s += fac[z]*fac[n-z-1]/fac[n]*(memo[m | 1 << k]-memo[m])
        phi[names[k]] = s
    return memo[0], {**phi, **dict.fromkeys(same, 0.0)}, memo[(1 << n)-1]

def level(i): return 'PARTNER' if i['part'] >= .5 else 'PREFERRED' if i['part'] >= .3 else 'VENDOR'
def watch(S, last):                                       # the standing of every 30th day; one that changed stays for 90 days, unless we break a promise
    if S.watched is None: S.watched = last
    while S.watched < last:
        S.watched += 1; day = 30.0*S.watched; now = level(churn_inputs(S, day))
        if now != S.standing and day - S.since >= P.DWELL: S.standing, S.since = now, day

RANK = ('VENDOR', 'PREFERRED', 'PARTNER')
def fall(S, t):                                           # after a breach the standing falls at once; it never rises at once
    now = level(churn_inputs(S, t))
    if RANK.index(now) < RANK.index(S.standing): S.standing, S.since = now, t

def score(S, t):
    watch(S, math.floor(t/30)); i = churn_inputs(S, t); c, x = i['c'], i['x']
    pc = c['ess']/(c['ess']+2); px = x['ess']/(x['ess']+4)
    lo, hi = interval(i['T'], i['var'])
    if i['T'] <= 0: lo, hi = 0.0, none_of(x['ess'])           # how sure the zero is
    out = dict(C=c['C'], X=x['X'], T=i['T'], T_lo=lo, T_hi=hi, conf=math.sqrt(pc*px), part=i['part'], standing=S.standing,
               K=c['K'], M1=c['M1'], M2=c['M2'], U=c['U'], **{k: v for k, v in x['comp'].items()}, gap=x['gap'])
    for H in (30, 90, 180, 365): out['p%d' % H], out['p%d_lo' % H], out['p%d_hi' % H] = churn(i, H)
    return out, i

def fold(events, start=0.0):
    S = State(start)
    for e in sorted(events, key=lambda e: (e['t'], PRI.get(e['type'], 5), e.get('id', ''), json.dumps(e, sort_keys=True))):
        watch(S, math.ceil(e['t']/30) - 1); before = S.perm; apply(S, e)
        if S.perm > before: fall(S, e['t'])
    return S
PRI = dict(STAKEHOLDER=0, EDGE=1, CADENCE=1, PROJECT=1, RENEWAL=1, REQUESTED=1, MADE=2, COMPLAINT=2, UPDATE=3, ACK=3, RENEGOTIATED=4, LEFT=9)

# ---------------------------------------------------------------- stakeholder level
def stakeholder(S, i, t):
    s = S.stake[i]; c = credibility(S, t); w = 4.0
    al = w*c['K'] + s.good.at(t, P.H_EV); be = w*(1-c['K']) + s.bad.at(t, P.H_EV); K = al/(al+be)
    M = math.exp(-P.SCAR*s.scar.at(t, P.H_SCAR)/(1+P.GOODWILL*s.goodw.at(t, P.H_SCAR)))*(1-P.PERM_MAX*(1-math.exp(-s.perm/P.PERM_UNIT)))
    Cj = K*M*c['U']
    if s.left is not None and s.left <= t: return dict(C=Cj, X=0.0, T=0.0)
    day = math.floor(t); n = contact_mass(s.days, day); tau = 1-math.exp(-n/P.TIE_NU)
    last = max((d for d, l in s.days.items() if l >= 2 and d <= day), default=None); cad = min(c for a, c in cadences_on(S, day))
    f = 0.0 if last is None else 1.0 if day-last <= 2*cad else p2(-(day-last-2*cad)/cad)
    Xj = 0.0 if tau <= 0 or f <= 0 else tau**.5 * f**.25 * STANCE[s.stance]**.25
    return dict(C=Cj, X=Xj, T=Cj*Xj, ess=s.good.at(t, P.H_EV)+s.bad.at(t, P.H_EV)+n)

# ---------------------------------------------------------------- forecast, what-if, next best action
def forecast(S, t, Hs=(30, 90, 180, 365), mode='HOLD', step=15.0):
    if mode == 'HOLD':
        i = churn_inputs(S, t); return [1-math.exp(-cumhaz(i, H)[0]) for H in Hs]
    out = []
    for H in Hs:                                           # SILENT: no further event; trust decays along the way
        L = 0.0; a = 0.0
        while a < H - 1e-9:
            b = min(H, a + step); L += cumhaz(churn_inputs(S, t + a), b - a)[0]; a = b
        out.append(1-math.exp(-L))
    return out
def what_if(S, t, events, H=90):
    R = copy.deepcopy(S)
    for e in events: apply(R, e)
    return R, churn_inputs(R, t)
def candidates(S, t):
    acts = []
    live = [i for i, s in S.stake.items() if s.left is None or s.left > t]
    topics = ['PRODUCT', 'PROJECT', 'ROADMAP', 'FINANCE', 'SUPPORT', 'STRATEGY', 'INDUSTRY', 'COMPETITION']
    cov = sorted(topics, key=lambda k: (S.topic[k].at(t, P.H_TOPIC) if k in S.topic else 0.0, k))[:2]
    call = lambda st, tp=cov: dict(type='INTERACTION', t=t, channel='CALL', stakeholders=[st], topics=list(tp), context='ROUTINE')
    for st in live: acts.append(('CALL:' + st, .9, 0.5, [call(st)]))
    have = {S.stake[i].dept for i in live}
    for d in ('PURCHASING', 'MANUFACTURING', 'ENGINEERING', 'ACCOUNTING'):
        if d not in have: acts.append(('NEW_CONTACT:' + d, .5, 4.0, [dict(type='STAKEHOLDER', t=t, id='new_' + d, dept=d, influence=.5), call('new_' + d)]))
    for i, c in S.open.items():
        if t <= c['d']: acts.append(('RENEGOTIATE_NOW:' + i, .8, 1.0, [dict(type='RENEGOTIATED', t=t, id=i, deadline=c['d'] + .25*c['D'])]))
        acts.append(('DELIVER_NOW:' + i, .7, 16.0, [dict(type='FULFILLED', t=t, id=i)]))
    for i in S.compl: acts.append(('RESOLVE_COMPLAINT:' + i, .9, 8.0, [dict(type='RESOLVED', t=t, id=i)]))
    acts.append(('SHARE_ROADMAP', .8, 3.0, [dict(type='ROADMAP', t=t, dir='OUT'), dict(type='ROADMAP', t=t, dir='IN')]))
    acts.append(('ASK_AND_GIVE_FEEDBACK', .8, 1.5, [dict(type='FEEDBACK', t=t, dir='OUT'), dict(type='FEEDBACK', t=t, dir='IN')]))
    acts.append(('NEEDS_ASSESSMENT', .9, 8.0, [dict(type='NEEDS', t=t, scope=k) for k in ('CUSTOMER', 'INDUSTRY', 'COMPETITION')]))
    if not S.cadence or S.cadence[-1][1] > P.CAD_MAX: acts.append(('AGREE_MONTHLY_CADENCE', .8, 1.0, [dict(type='CADENCE', t=t, days=30)]))
    return acts
def next_best(S, t, H=90, value=1.0):
    p0 = 1-math.exp(-cumhaz(churn_inputs(S, t), H)[0]); out = []
    for name, pi, hours, ev in candidates(S, t):
        p1 = 1-math.exp(-cumhaz(what_if(S, t, ev)[1], H)[0]); out.append((pi*(p0-p1), pi*(p0-p1)*value/hours, name, p1))
    return p0, sorted(out, key=lambda z: (-z[0], z[2]))

# ---------------------------------------------------------------- merge (commutative monoid; one partition owns each open commitment/complaint/stakeholder master record)
def merge(a, b):
    m = State(min(a.start, b.start)); m.tenure0 = min(a.tenure0, b.tenure0)
    # The earlier track: the evidence of both is looked at again from there on.
    track = min((x for x in (a, b) if x.watched is not None), key=lambda x: (x.watched, RANK.index(x.standing), x.since), default=a)
    m.watched, m.standing, m.since = track.watched, track.standing, track.since
    m.cadence = sorted(set(a.cadence) | set(b.cadence)); m.projects = {**a.projects, **b.projects}
    for k, h in DS_H.items(): m.d[k] = a.d[k].merge(b.d[k], h)
    m.perm = a.perm + b.perm
    m.need = [reviews(p + q) for p, q in zip(a.need, b.need)]
    mx = lambda p, q: {d: max(p.get(d, 0), q.get(d, 0)) for d in set(p) | set(q)}
    m.days = mx(a.days, b.days)
    for k in set(a.topic) | set(b.topic): m.topic[k] = a.topic.get(k, DSum()).merge(b.topic.get(k, DSum()), P.H_TOPIC)
    m.road = {k: max((x for x in (a.road[k], b.road[k]) if x is not None), default=None) for k in a.road}
    for i in set(a.stake) | set(b.stake):
        p, q = a.stake.get(i), b.stake.get(i)
        if p is None or q is None: m.stake[i] = copy.deepcopy(p or q); continue
        r = Stake(p.dept, p.influence, p.stance, min(p.joined, q.joined)); r.left = p.left if q.left is None else q.left if p.left is None else min(p.left, q.left)
        r.days = mx(p.days, q.days); r.good, r.bad = p.good.merge(q.good, P.H_EV), p.bad.merge(q.bad, P.H_EV)
        r.scar, r.goodw, r.perm = p.scar.merge(q.scar, P.H_SCAR), p.goodw.merge(q.goodw, P.H_SCAR), p.perm + q.perm; m.stake[i] = r
    m.edges = sorted(set(a.edges) | set(b.edges)); m.open = {**a.open, **b.open}; m.requests = {**a.requests, **b.requests}; m.compl = {**a.compl, **b.compl}
    m.renewals = mx(a.renewals, b.renewals); m.stress = max(a.stress, b.stress)
    m.loyal = max((x for x in (a.loyal, b.loyal) if x is not None), default=None)
    m.signal = {k: max((x for x in (a.signal[k], b.signal[k]) if x is not None), default=None) for k in a.signal}
    return m
