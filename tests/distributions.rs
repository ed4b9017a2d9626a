//! Every distribution against numbers from elsewhere, at its edges, and in its table for fast draws.

use proptest::prelude::*;
use schakel::dist::{
    Beta, Discrete, Dist, DistError, Expert, Experts, Gamma, LogNormal, Metalog, Normal, Pert, Pooling, ScoreTable,
    ScoreTables, SplitNormal, StudentT, Triangular, TruncatedNormal, Uniform,
};
use schakel::lanes::Lanes;
use schakel::math::{normal_cdf, normal_pdf};
use statrs::distribution::ContinuousCDF;

/// Where the quantiles of [`pinned`] are taken.
const GRID: [f64; 9] = [1e-6, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1.0 - 1e-6];

fn dist(made: Result<impl Into<Dist>, DistError>) -> Dist {
    made.map(Into::into).expect("valid arguments")
}

/// Student's t, cut off.
fn cut(location: f64, scale: f64, df: f64, min: Option<f64>, max: Option<f64>) -> Result<StudentT, DistError> {
    StudentT::new(location, scale, df)?.cut(min, max)
}

/// The quantiles of `made` over [`GRID`] to 3e-14: of themselves where small values are exact too, else of themselves or
/// the distance between P25 and P75.
fn pinned(made: Result<impl Into<Dist>, DistError>, expected: [f64; 9]) {
    let dist = dist(made);
    let spread = match dist {
        Dist::Beta(_) | Dist::Gamma(_) | Dist::LogNormal(_) => 0.0,
        _ => expected[5] - expected[3],
    };
    for (u, x) in GRID.into_iter().zip(expected) {
        let got = dist.quantile(u);
        assert!((got - x).abs() <= 3e-14 * x.abs().max(spread), "{dist:?} at {u}: {got:e}, not {x:e}");
    }
}

/// Computed with 40 digits by inverting each distribution function (the metalog from its three linear
/// equations), except Beta(2000, 40000), Gamma(900) and t(200): scipy 1.17.
#[test]
#[rustfmt::skip]
#[expect(clippy::unreadable_literal, reason = "as the other program prints them")]
fn quantiles_agree_with_an_independent_calculation() {
    pinned(Uniform::new(-1.0, 3.0), [-0.999996, -0.96, -0.8, 0.0, 1.0, 2.0, 2.8, 2.96, 2.999996]);
    pinned(Triangular::new(-1.0, 0.5, 4.0), [-0.9972613872124741, -0.726138721247417, -0.3876275643042055, 0.3693063937629153, 1.041960108450192, 1.908349933664811, 3.0645856533065143, 3.581669986732962, 3.9958166998672695]);
    pinned(Triangular::new(0.0, 0.0, 2.0), [1.000000250000125e-06, 0.01002512578676009, 0.05064113103820722, 0.2679491924311227, 0.585786437626905, 1.0, 1.552786404500042, 1.7999999999999998, 1.9979999999999714]);
    pinned(Pert::new(0.0, 0.25, 1.0), [0.00031632782139372423, 0.03268211220060288, 0.07644039141232889, 0.19376360955397118, 0.3138101704556974, 0.4541805647736157, 0.6574083180011386, 0.7779277166150019, 0.978761781799294]);
    pinned(Pert::new(-2.0, -2.0, 6.0), [-1.99999839999936, -1.9839356132914063, -1.918350253495908, -1.5527000903592159, -0.9644045063689931, -0.06286626604159233, 1.6057578267755281, 2.8151426355720215, 5.495234124412942]);
    pinned(Pert::new(10.0, 20.0, 20.0), [10.630957344480192, 13.981071705534973, 15.492802716530589, 17.57858283255199, 18.70550563296124, 19.44087511294902, 19.897937816869884, 19.97991951661426, 19.9999979999992]);
    pinned(Normal::new(5.0, 2.0), [-4.506848617645798, 0.3473042519183178, 1.7102927460970547, 3.6510204996078364, 5.0, 6.348979500392163, 8.289707253902945, 9.652695748081682, 14.506848617634175]);
    pinned(SplitNormal::new(1.0, 2.0, 5.0), [-0.8898767835243596, 0.5856809165734513, 1.0, 1.5899393483138298, 2.0, 3.230181955058511, 4.999999999999999, 6.2429572502796455, 10.66963035056248]);
    pinned(LogNormal::new(3.0, 8.0), [0.17624796239923013, 0.7493169344931147, 1.125, 2.0065419267780813, 3.0, 4.4853286541843485, 7.999999999999998, 12.010939010858158, 51.064420135435995]);
    pinned(Beta::new(1.0, 3.0, 0.0, 1.0), [3.3333344444450614e-07, 0.0033445065874036363, 0.0169524275084415, 0.09143970358393017, 0.20629947401590026, 0.3700394750525634, 0.6315968501359612, 0.7845565309968116, 0.9899999999999042]);
    pinned(Beta::new(0.25, 0.5, 0.0, 1.0), [2.9542612520192783e-24, 2.9542612171086412e-08, 1.8463996456027625e-05, 0.011486956749300097, 0.1715728752538099, 0.6502737750766503, 0.9829588642521381, 0.9993127177022382, 0.9999999999931248]);
    pinned(Beta::new(30.0, 7.5, -1.0, 1.0), [-0.15134919686516723, 0.2593869613733631, 0.37069919649467203, 0.5183006626535097, 0.6107370290829915, 0.6931837708792857, 0.7925401884628236, 0.8483531854019648, 0.9636804024929218]);
    pinned(Beta::new(2000.0, 40_000.0, 0.0, 1.0), [0.04283434955554965, 0.04523345115170434, 0.04592217800389672, 0.0469143019311515, 0.047611867083539684, 0.04831596580839503, 0.04934041080120586, 0.05006800138137637, 0.052713797850278306]);
    pinned(Gamma::new(0.125, 1.0), [6.186686348314556e-49, 6.186686348314559e-17, 2.416674354862289e-11, 9.440213413659745e-06, 0.002421879892278435, 0.06560398126385582, 0.7094179286278265, 1.7714795483012344, 9.726192712652963]);
    pinned(Gamma::new(2.5, 4.0), [0.02579232041299419, 1.1085961534565543, 2.2909524521235385, 5.349205618864326, 8.702920382191055, 13.2513595276585, 22.140995387032703, 30.172544938777975, 71.77637375922085]);
    pinned(Gamma::new(900.0, 0.5), [382.26231926790297, 415.8417313901671, 425.6147057535359, 439.79386207179664, 449.8333443117222, 460.02446680307787, 474.95377456103984, 485.6287494865895, 524.9337322726677]);
    pinned(TruncatedNormal::new(0.0, 1.0, -1.0, 3.0), [-0.9999965285329797, -0.9658676638632181, -0.8392839410116162, -0.3354204656676815, 0.19844789960344728, 0.80175063359601, 1.713072074006319, 2.335837870954197, 2.9998105178580996]);
    pinned(TruncatedNormal::new(0.0, 1.0, 4.0, 40.0), [4.000000236652495, 4.002377798136525, 4.012122103127511, 4.067565473843311, 4.161104278597881, 4.316732029526735, 4.659672803054395, 4.980737280968245, 6.535629646979462]);
    pinned(TruncatedNormal::new(10.0, 2.0, -10.0, 0.0), [-4.413370486812388, -1.648729089016867, -1.0988001012550637, -0.5218672096423203, -0.2640366640885969, -0.11036681071827388, -0.01976131718051961, -0.0038748723379954633, -3.856163953166682e-07]);
    pinned(Metalog::new(1.0, 3.0, 8.0, None, None), [-7.217551301501137, -0.4768347439979398, 0.5711196275579724, 1.71875, 3.0, 5.21875, 9.951623134920284, 14.16246944125654, 36.79641427266671]);
    pinned(Metalog::new(1.0, 3.0, 8.0, Some(0.0), None), [0.002734751376400453, 0.29327076474445923, 0.681491118878421, 1.7512823726068611, 3.0, 4.95337456577111, 11.057723904260266, 22.694844112416654, 1304.022907754171]);
    pinned(Metalog::new(1.0, 3.0, 5.0, None, Some(7.0)), [-33.838927135479395, -1.7283042239923547, 0.2768815358064069, 1.9670962216244976, 3.0, 4.094251648749419, 5.457610843638302, 6.122772419180097, 6.959161052444652]);
    pinned(Metalog::new(1.0, 3.0, 8.0, Some(0.0), Some(20.0)), [0.0019259973177047373, 0.28498405915979136, 0.6806073230324304, 1.7401962918964662, 3.0, 5.065514569350369, 10.282567079517335, 14.903824524045497, 19.975811074411386]);
    pinned(StudentT::new(0.0, 1.0, 1.0), [-318309.8861827435, -31.820515953773956, -6.313751514675043, -1.0, 0.0, 1.0, 6.313751514675038, 31.82051595377393, 318309.88617359026]);
    pinned(StudentT::new(2.0, 0.5, 4.5), [-13.54067829157462, 0.23647455468695378, 0.9672120555607376, 1.6335666568820026, 2.0, 2.3664333431179974, 3.0327879444392623, 3.763525445313046, 17.540678291474922]);
    pinned(StudentT::new(0.0, 1.0, 200.0), [-4.897302102826782, -2.3451370822594684, -1.6525081009108773, -0.6757184114042201, 0.0, 0.6757184114042201, 1.6525081009108769, 2.345137082259468, 4.897302102820449]);
    pinned(cut(0.0, 0.0141, 1.0, None, Some(1.0)), [-4508.402528648423, -0.4506932510817055, -0.08943188864759025, -0.014199750423258611, -9.940005981405447e-05, 0.01380491408858616, 0.08190790041804562, 0.31053735222507944, 0.9997781970441374]);
    pinned(cut(0.1, 0.05, 3.0, Some(0.0), Some(1.0)), [6.88895998958379e-07, 0.0063963524051856, 0.025364489158827087, 0.07115093100735063, 0.10473499284083967, 0.14170269837263108, 0.22146468194883798, 0.33149675758465813, 0.9985016194803927]);
    pinned(cut(2.0, 0.5, 4.5, Some(1.5), Some(2.25)), [1.5000011399885451, 1.5112724916009288, 1.5540455523616503, 1.7308193172224093, 1.9091588844566514, 2.074222272509489, 2.212692697264648, 2.2424156217470506, 2.249999238252879]);
}

/// A pool of two experts.
fn pool(pooling: Pooling, experts: [(f64, Result<impl Into<Dist>, DistError>); 2]) -> Result<Experts, DistError> {
    two(pooling, experts.map(|(weight, made)| (weight, dist(made))))
}

fn two(pooling: Pooling, experts: [(f64, Dist); 2]) -> Result<Experts, DistError> {
    let named = experts.into_iter().zip(["a", "b"]);
    Experts::new(pooling, named.map(|((weight, dist), name)| Expert { name: name.into(), weight, dist }).collect())
}

/// Linear pools: by scipy 1.17, root finding on the weighted distribution functions, the upper half on the upper tails. Logarithmic
/// pools of two normals and of two beta distributions are a normal and a beta again; the others by Gauss–Legendre integration of
/// the product of powers of scipy's densities.
#[test]
#[rustfmt::skip]
#[expect(clippy::unreadable_literal, reason = "as the other program prints them")]
fn pools_of_experts_agree_with_an_independent_calculation() {
    use Pooling::{Linear, Logarithmic};
    let close = |made: Result<Experts, DistError>, expected: [f64; 9], tolerance: f64| {
        let dist = dist(made);
        let spread = expected[6] - expected[2];
        let table = ScoreTable::new(&dist);
        for (u, x) in GRID.into_iter().zip(expected) {
            let got = dist.quantile(u);
            assert!((got - x).abs() <= tolerance * spread.max(x.abs()), "{} at {u}: {got:?}, not {x:?}", dist.name());
            if dist.density(x + 1e-6 * spread) == 0.0 {
                // Where a gap begins a score decides between its ends.
                continue;
            }
            let drawn = table.at(schakel::math::normal_quantile(u));
            assert!((drawn - x).abs() <= 1e-6 * spread.max(x.abs()), "{} drawn at {u}: {drawn:?}, not {x:?}", dist.name());
        }
    };
    close(two(Linear, [(2.0, dist(Pert::new(0.0, 0.25, 1.0))), (1.0, dist(Uniform::new(0.2, 0.8)))]), [0.00038744843636987966, 0.040340655199995495, 0.09550089675623966, 0.2384916306568631, 0.36962999582789086, 0.5311631643181881, 0.7337344445104388, 0.7914553591950326, 0.9764851483337273], 1e-12);
    close(two(Linear, [(1.0, dist(Normal::new(5.0, 2.0))), (1.0, dist(LogNormal::new(3.0, 8.0)))]), [-4.222764724605336, 0.6504056029873582, 1.243389344016996, 2.541673157492213, 4.019119254948975, 5.715999290282976, 8.208969051403313, 10.571676689313723, 46.91737616331368], 1e-12);
    // Between 1 and 3 lies nothing: a quarter of the chance below, the rest above.
    close(pool(Linear, [(1.0, Uniform::new(0.0, 1.0)), (3.0, Uniform::new(3.0, 4.0))]), [4e-06, 0.04, 0.2, 1.0, 3.3333333333333335, 3.6666666666666665, 3.933333333333333, 3.986666666666667, 3.9999986666666665], 1e-12);
    close(pool(Logarithmic, [(1.0, Normal::new(0.0, 1.0)), (1.0, Normal::new(2.0, 0.5))]), [-1.4063295002183942, 0.12868841762808936, 0.5597032242488849, 1.173415226188476, 1.6, 2.026584773811524, 2.640296775751115, 3.071311582371911, 4.606329500214719], 1e-9);
    close(pool(Logarithmic, [(1.0, Beta::new(2.0, 5.0, 0.0, 1.0)), (2.0, Beta::new(6.0, 3.0, 0.0, 1.0))]), [0.02429865052707347, 0.19046777697120088, 0.2837347054971179, 0.4448989963236096, 0.5650179162444147, 0.6801178998390671, 0.8189791466600346, 0.890317093898854, 0.9918126588484647], 1e-9);
    close(two(Logarithmic, [(1.0, dist(Pert::new(0.0, 2.0, 10.0))), (1.0, dist(Triangular::new(1.0, 3.0, 6.0)))]), [1.0003561568547075, 1.163175910767036, 1.4686642607040121, 2.342962066089591, 3.151434796959751, 4.071802385948756, 5.256662629260324, 5.730845977674048, 5.999399557084634], 1e-7);
    close(two(Logarithmic, [(1.0, dist(Gamma::new(2.5, 4.0))), (2.0, dist(LogNormal::new(3.0, 8.0)))]), [0.13645420589418636, 0.7706629122979575, 1.243259894222157, 2.431610201083068, 3.839282395584462, 5.998966013118119, 11.13283617722794, 16.83084629841328, 61.184814381593355], 1e-8);
}

#[test]
fn pools_of_experts_have_the_moments_of_their_density() {
    let linear =
        dist(two(Pooling::Linear, [(2.0, dist(Pert::new(0.0, 0.25, 1.0))), (1.0, dist(Uniform::new(0.2, 0.8)))]));
    // Mean and variance of a mixture, by scipy's moments of its parts.
    assert!((linear.mean() - 0.388_888_888_888_888_84).abs() < 1e-14);
    assert!((linear.variance() - 0.037_336_860_670_194_04).abs() < 1e-14);
    // Two normals: precision the weighted mean of precisions.
    let normals = dist(pool(Pooling::Logarithmic, [(1.0, Normal::new(0.0, 1.0)), (1.0, Normal::new(2.0, 0.5))]));
    assert!((normals.mean() - 1.6).abs() < 1e-9 && (normals.variance() - 0.4).abs() < 1e-9);
    // By hand: values 1, 2 with chances 0.5, 0.5 and 0.2, 0.8; linear means, and roots of the products over their sum.
    let values = |chances: [f64; 2]| dist(Discrete::new(vec![1.0, 2.0], chances.to_vec()));
    let both = || [(1.0, values([0.5, 0.5])), (1.0, values([0.2, 0.8]))];
    let mean = dist(two(Pooling::Linear, both())).mean();
    assert!((mean - 1.65).abs() < 1e-15);
    let (first, second) = (0.1_f64.sqrt(), 0.4_f64.sqrt());
    let mean = dist(two(Pooling::Logarithmic, both())).mean();
    assert!((mean - (first + 2.0 * second) / (first + second)).abs() < 1e-15);
}

#[test]
fn experts_who_cannot_be_pooled_are_refused() {
    let uniform = |min, max| dist(Uniform::new(min, max));
    let one = |pooling, a: (f64, Dist), b: (f64, Dist)| two(pooling, [a, b]).map(|_| ());
    let apart = || [(1.0, uniform(0.0, 1.0)), (1.0, uniform(2.0, 3.0))];
    assert_eq!(two(Pooling::Logarithmic, apart()).map(|_| ()), Err(DistError::NoCommonGround));
    assert_eq!(two(Pooling::Linear, apart()).map(|_| ()), Ok(()));
    let certain = (1.0, dist(Dist::fixed(0.5)));
    assert_eq!(one(Pooling::Logarithmic, (1.0, uniform(0.0, 1.0)), certain.clone()), Err(DistError::CertainExpert));
    assert_eq!(one(Pooling::Linear, (1.0, uniform(0.0, 1.0)), certain), Ok(()));
    for weight in [0.0, -1.0, f64::NAN] {
        assert!(one(Pooling::Linear, (weight, uniform(0.0, 1.0)), (1.0, uniform(0.0, 1.0))).is_err());
    }
    let inner = dist(two(Pooling::Linear, apart()));
    assert_eq!(one(Pooling::Linear, (1.0, inner), (1.0, uniform(0.0, 1.0))), Err(DistError::PoolInPool));
    assert_eq!(Experts::new(Pooling::Linear, Vec::new()).map(|_| ()), Err(DistError::FewExperts));
}

/// The distribution function undoes the quantile, and the density is its slope.
#[test]
fn chances_and_densities_fit_quantiles() {
    for dist in zoo() {
        if matches!(dist, Dist::Fixed(_) | Dist::Discrete(_)) {
            continue;
        }
        for u in [0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99] {
            let x = dist.quantile(u);
            if dist.quantile(u - 0.005) == dist.quantile(u + 0.005) {
                // Half of a split normal without width: one value has all of its chance.
                assert!(matches!(dist, Dist::SplitNormal(_)) && x == dist.median());
                continue;
            }
            let (lower, upper) = dist.chances(x);
            assert!((lower - u).abs() < 1e-9 && (upper - (1.0 - u)).abs() < 1e-9, "{dist:?} at {u}: {lower} {upper}");
            if matches!(dist, Dist::SplitNormal(_)) && x == dist.median() {
                // Both halves meet here, with a density each.
                continue;
            }
            let step = 1e-4 * (dist.quantile(u + 0.005) - dist.quantile(u - 0.005));
            let slope = (dist.chances(x + step).0 - dist.chances(x - step).0) / (2.0 * step);
            let density = dist.density(x);
            // Where a density bends, the slope is a mean of both sides.
            assert!((slope - density).abs() <= 2e-3 * density.max(slope), "{dist:?} at {u}: {slope} {density}");
        }
    }
}

/// One or more of every distribution, ordinary and extreme.
fn zoo() -> Vec<Dist> {
    vec![
        dist(Dist::fixed(3.0)),
        dist(pool(Pooling::Linear, [(1.0, Normal::new(0.0, 1.0)), (2.0, Normal::new(3.0, 0.5))])),
        dist(pool(Pooling::Logarithmic, [(1.0, Beta::new(2.0, 5.0, 0.0, 1.0)), (2.0, Beta::new(6.0, 3.0, 0.0, 1.0))])),
        dist(Uniform::new(-1.0, 3.0)),
        dist(Triangular::new(-1.0, 0.5, 4.0)),
        dist(Triangular::new(0.0, 2.0, 2.0)),
        dist(Pert::new(0.0, 0.25, 1.0)),
        dist(Pert::new(0.0, 0.5, 1.0)),
        dist(Pert::new(-2.0, -2.0, 6.0)),
        dist(Pert::new(10.0, 20.0, 20.0)),
        dist(Normal::new(5.0, 2.0)),
        dist(SplitNormal::new(1.0, 2.0, 5.0)),
        dist(SplitNormal::new(2.0, 2.0, 5.0)),
        dist(LogNormal::new(3.0, 8.0)),
        dist(Beta::new(1.0, 3.0, 0.0, 1.0)),
        dist(Beta::new(0.25, 0.5, 0.0, 1.0)),
        dist(Beta::new(30.0, 7.5, -1.0, 1.0)),
        dist(Beta::new(2000.0, 40_000.0, 0.0, 1.0)),
        dist(Beta::new(1e6, 1.0, 0.0, 1.0)),
        dist(Gamma::new(0.125, 1.0)),
        dist(Gamma::new(1.0, 1.0)),
        dist(Gamma::new(2.5, 4.0)),
        dist(Gamma::new(1e5, 0.5)),
        dist(TruncatedNormal::new(0.0, 1.0, -1.0, 3.0)),
        dist(TruncatedNormal::new(0.0, 1.0, 4.0, 40.0)),
        dist(TruncatedNormal::new(10.0, 2.0, -10.0, 0.0)),
        dist(TruncatedNormal::new(0.0, 500.0, 1.0, 2.0)),
        dist(Metalog::new(1.0, 3.0, 8.0, None, None)),
        dist(Metalog::new(1.0, 2.0, 4.0, Some(0.0), None)),
        dist(Metalog::new(1.0, 3.0, 5.0, None, Some(20.0))),
        dist(Metalog::new(1.0, 3.0, 8.0, Some(0.0), Some(20.0))),
        dist(Discrete::new(vec![1.0, 2.0, 5.0], vec![1.0, 2.0, 1.0])),
        dist(StudentT::new(2.0, 0.5, 4.5)),
        dist(StudentT::new(0.0, 1.0, 200.0)),
        dist(StudentT::new(0.0, 1.0, 1.0)),
        dist(cut(0.1, 0.05, 3.0, Some(0.0), Some(1.0))),
        dist(cut(2.0, 0.5, 4.5, Some(1.5), None)),
        dist(cut(2.0, 0.5, 4.5, Some(1.5), Some(2.25))),
        dist(cut(0.0, 0.0141, 1.0, None, Some(1.0))),
    ]
}

#[test]
fn statrs_finds_the_same_chance_at_every_quantile() {
    fn check(dist: &Dist, statrs: &impl ContinuousCDF<f64, f64>) {
        for i in 1..1000 {
            let u = f64::from(i) / 1000.0;
            let back = statrs.cdf(dist.quantile(u));
            assert!((back - u).abs() < 1e-10, "{dist:?}: {u} comes back as {back}");
        }
    }
    use statrs::distribution as s;
    check(&dist(Normal::new(5.0, 2.0)), &s::Normal::new(5.0, 2.0).unwrap());
    check(&dist(Pert::new(0.0, 0.25, 1.0)), &s::Beta::new(2.0, 4.0).unwrap());
    check(&dist(Gamma::new(2.5, 4.0)), &s::Gamma::new(2.5, 0.25).unwrap());
    check(&dist(StudentT::new(2.0, 0.5, 4.5)), &s::StudentsT::new(2.0, 0.5, 4.5).unwrap());
    check(&dist(Triangular::new(-1.0, 0.5, 4.0)), &s::Triangular::new(-1.0, 4.0, 0.5).unwrap());
}

#[test]
fn moments_agree_with_the_quantile_function() {
    for dist in zoo().into_iter().filter(|d| d.variance().is_finite()) {
        let table = ScoreTable::new(&dist);
        let steps = 17 * 512;
        let sum = |f: &dyn Fn(f64) -> f64| -> f64 {
            let each = |i| {
                let z = (f64::from(i) + 0.5) / 512.0 - 8.5;
                normal_pdf(z) * f(table.at(z)) / 512.0
            };
            (0..steps).map(each).sum()
        };
        let mean = sum(&|x| x);
        let variance = sum(&|x| (x - mean) * (x - mean));
        let sd = variance.sqrt();
        // heavy tails lose something beyond 8.5 sd, steps something at their edges
        assert!((mean - dist.mean()).abs() <= 2e-3 * sd + 1e-13, "{dist:?}: mean {mean}, not {}", dist.mean());
        assert!(
            (variance - dist.variance()).abs() <= 2e-3 * variance + 1e-20,
            "{dist:?}: {variance}, not {}",
            dist.variance()
        );
    }
}

#[test]
#[rustfmt::skip]
#[expect(clippy::unreadable_literal, reason = "as the other program prints them")]
fn moments_of_cut_and_transformed_distributions() {
    // numerical integration of density and quantile function with 30 and 70 digits
    for (dist, mean, variance) in [
        (dist(TruncatedNormal::new(0.0, 1.0, -1.0, 3.0)), 0.282786110727154, 0.6161417353578293),
        (dist(TruncatedNormal::new(0.0, 1.0, 4.0, 40.0)), 4.225607144489471, 0.04667283839742263),
        (dist(TruncatedNormal::new(10.0, 2.0, -10.0, 0.0)), -0.373007934251684, 0.13078573846844635),
        (dist(TruncatedNormal::new(0.0, 500.0, 1.0, 2.0)), 1.4999995000000668, 0.08333332222207275),
        (dist(cut(0.0, 0.0141, 1.0, Some(-2.0), Some(1.0))), -0.0031317098122796514, 0.01334714689487369),
        (dist(cut(0.1, 0.05, 3.0, Some(0.0), Some(1.0))), 0.11242948678712188, 0.004315820453847806),
        (dist(cut(2.0, 0.5, 4.5, None, Some(2.25))), 1.675167128574981, 0.23079210064302044),
        (dist(Metalog::new(1.0, 3.0, 8.0, None, None)), 3.85334927496266, 9.388979014166393),
        (dist(Metalog::new(1.0, 2.0, 4.0, Some(0.0), None)), 2.3692381460457073, 3.0366972213556127),
        (dist(Metalog::new(1.0, 3.0, 5.0, None, Some(20.0))), 2.986845579262769, 2.7279472335925217),
        (dist(Metalog::new(1.0, 3.0, 8.0, Some(0.0), Some(20.0))), 3.879667260322651, 9.4300780497476),
    ] {
        assert!((dist.mean() / mean - 1.0).abs() < 1e-12, "{dist:?}: mean {}, not {mean}", dist.mean());
        assert!((dist.variance() / variance - 1.0).abs() < 1e-11, "{dist:?}: {}, not {variance}", dist.variance());
    }
    // u/(1-u) to a power above 1 has no mean
    assert_eq!(dist(Metalog::new(1.0, 10.0, 100.0, Some(0.0), None)).mean(), f64::INFINITY);
    assert_eq!(dist(Metalog::new(1.0, 10.0, 100.0, Some(0.0), None)).variance(), f64::INFINITY);
    assert_eq!(dist(Metalog::new(-100.0, -10.0, -1.0, None, Some(0.0))).mean(), f64::NEG_INFINITY);
    assert!(dist(StudentT::new(0.0, 1.0, 1.0)).mean().is_nan());
    assert_eq!(dist(StudentT::new(0.0, 1.0, 2.0)).variance(), f64::INFINITY);
}

#[test]
fn a_table_is_as_exact_as_it_says() {
    let tables = ScoreTables::default();
    for dist in zoo() {
        let table = tables.table(&dist);
        let (low, high) = dist.support();
        let median = dist.median();
        let spread = dist.quantile(0.95) - dist.quantile(0.05);
        if dist.name() == "student_t" && dist.cut_off() > 0.0 {
            // the median is no whole number of scales here, and is rounded on the way through the table
            assert!((table.at(0.0) - median).abs() < 1e-15 * spread, "{dist:?}");
        } else {
            assert_eq!(table.at(0.0), median, "{dist:?}");
        }
        let mut last = f64::NEG_INFINITY;
        // A quantile of a pool is searched for, which takes long.
        let step = if matches!(dist, Dist::Experts(_)) { 13 } else { 1 };
        // off the nodes
        for i in (-8400..=8400).step_by(step) {
            let z = f64::from(i) / 1000.0 + 1.7e-4;
            let got = table.at(z);
            let want = dist.tails(normal_cdf(z), normal_cdf(-z));
            let finest = if dist.name() == "student_t" && dist.cut_off() > 0.0 { 1e-7 } else { 1e-8 };
            let tolerance = if z.abs() < 6.0 { finest } else { 1e-6 } * spread.max((want - median).abs());
            assert!((got - want).abs() <= tolerance, "{dist:?} at {z}: {got}, not {want}: {:e}", (got - want) / spread);
            assert!(low <= got && got <= high, "{dist:?} at {z}: {got}");
            assert!(got >= last - 1e-14 * spread.max(got.abs()), "{dist:?} falls at {z}");
            last = got;
        }
        for z in [-40.0, -8.5, 8.5, 40.0] {
            assert!(table.at(z).is_finite() && low <= table.at(z) && table.at(z) <= high, "{dist:?} at {z}");
        }
    }
}

#[test]
fn lanes_and_shared_tables_give_the_same_bits() {
    let tables = ScoreTables::default();
    for dist in zoo() {
        let (shared, own) = (tables.table(&dist), ScoreTable::new(&dist));
        let z = Lanes([-8.0, -3.0, -0.3, 0.0, 0.01, 1.0, 2.5, 9.0]);
        assert_eq!(shared.at_lanes(z), own.at_lanes(z), "{dist:?}");
        assert_eq!(own.at_lanes(z), z.map(|z| own.at(z)), "{dist:?}");
    }
}

#[test]
fn medians_are_exact() {
    assert!((dist(Pert::new(0.0, 0.5, 1.0)).median() - 0.5).abs() < 5e-16);
    assert_eq!(dist(Normal::from_quantiles(0.9, 1.0, 1.1)).median(), 1.0);
    assert_eq!(dist(SplitNormal::new(0.9, 1.0, 1.3)).median(), 1.0);
    assert_eq!(dist(LogNormal::new(3.0, 8.0)).median(), 3.0);
    assert_eq!(dist(Metalog::new(1.0, 3.0, 8.0, None, None)).median(), 3.0);
    assert_eq!(dist(StudentT::new(-0.3, 1.0, 3.0)).median(), -0.3);
    assert_eq!(dist(Discrete::new(vec![1.0, 2.0], vec![3.0, 3.0])).median(), 1.0);
    assert_eq!(dist(Discrete::new(vec![1.0, 2.0], vec![2.0, 3.0])).median(), 2.0);
    assert_eq!(Dist::Fixed(0.7).median(), 0.7);
}

#[test]
fn quantiles_at_the_ends_are_the_support() {
    for dist in zoo() {
        assert_eq!((dist.quantile(0.0), dist.quantile(1.0)), dist.support(), "{dist:?}");
    }
    assert_eq!(dist(Discrete::new(vec![1.0, 2.0, 3.0], vec![0.0, 1.0, 0.0])).support(), (2.0, 2.0));
    assert_eq!(dist(SplitNormal::new(2.0, 2.0, 5.0)).support(), (2.0, f64::INFINITY));
}

#[test]
fn arguments_make_the_same_distribution_again() {
    for dist in zoo() {
        let x: Vec<f64> = dist.arguments().into_iter().map(|(_, x)| x).collect();
        let given = |name| dist.arguments().into_iter().find(|(n, _)| *n == name).map(|(_, x)| x);
        let again: Result<Dist, DistError> = match dist.name() {
            "fixed" => Dist::fixed(x[0]),
            "uniform" => Uniform::new(x[0], x[1]).map(Dist::from),
            "triangular" => Triangular::new(x[0], x[1], x[2]).map(Dist::from),
            "pert" => Pert::new(x[0], x[1], x[2]).map(Dist::from),
            "normal" => Normal::new(x[0], x[1]).map(Dist::from),
            "split_normal" => SplitNormal::new(x[0], x[1], x[2]).map(Dist::from),
            "lognormal" => LogNormal::new(x[0], x[1]).map(Dist::from),
            "beta" => Beta::new(x[0], x[1], x[2], x[3]).map(Dist::from),
            "gamma" => Gamma::new(x[0], x[1]).map(Dist::from),
            "truncated_normal" => TruncatedNormal::new(x[0], x[1], x[2], x[3]).map(Dist::from),
            "metalog" => Metalog::new(x[0], x[1], x[2], given("min"), given("max")).map(Dist::from),
            "student_t" => cut(x[0], x[1], x[2], given("min"), given("max")).map(Dist::from),
            "discrete" => {
                let Dist::Discrete(d) = &dist else { panic!("{dist:?} is called discrete") };
                Discrete::new(d.values().to_vec(), d.weights().to_vec()).map(Dist::from)
            }
            "linear_pool" | "logarithmic_pool" => {
                let Dist::Experts(d) = &dist else { panic!("{dist:?} is called a pool") };
                Experts::new(d.pooling(), d.experts().to_vec()).map(Dist::from)
            }
            other => panic!("unknown name {other}"),
        };
        assert_eq!(again, Ok(dist));
    }
}

/// Whether `made` is refused with `error`.
fn refused<T: std::fmt::Debug>(made: Result<T, DistError>, error: &DistError) {
    assert_eq!(&made.expect_err("must be refused"), error);
}

#[test]
fn each_rule_is_kept() {
    use DistError as E;
    let nan = f64::NAN;
    let inf = f64::INFINITY;
    for bad in [nan, inf, -inf, 1e101] {
        refused(Dist::fixed(bad), &E::NotFinite("value"));
        refused(Uniform::new(bad, 1.0), &E::NotFinite("min"));
        refused(Uniform::new(0.0, bad), &E::NotFinite("max"));
        refused(Triangular::new(0.0, bad, 1.0), &E::NotFinite("mode"));
        refused(Pert::new(0.0, bad, 1.0), &E::NotFinite("mode"));
        refused(Normal::new(bad, 1.0), &E::NotFinite("mean"));
        refused(Normal::new(0.0, bad), &E::NotFinite("sd"));
        refused(Normal::from_quantiles(0.0, bad, 1.0), &E::NotFinite("p50"));
        refused(SplitNormal::new(0.0, bad, 1.0), &E::NotFinite("p50"));
        refused(LogNormal::new(bad, 2.0), &E::NotFinite("median"));
        refused(LogNormal::new(1.0, bad), &E::NotFinite("p95"));
        refused(Beta::new(bad, 1.0, 0.0, 1.0), &E::ShapeOutOfRange("alpha"));
        refused(Beta::new(1.0, 1.0, bad, 1.0), &E::NotFinite("min"));
        refused(Gamma::new(bad, 1.0), &E::ShapeOutOfRange("shape"));
        refused(Gamma::new(1.0, bad), &E::NotFinite("scale"));
        refused(TruncatedNormal::new(bad, 1.0, 0.0, 1.0), &E::NotFinite("mean"));
        refused(Metalog::new(1.0, bad, 3.0, None, None), &E::NotFinite("p50"));
        refused(Metalog::new(1.0, 2.0, 3.0, Some(bad), None), &E::NotFinite("min"));
        refused(Metalog::new(1.0, 2.0, 3.0, None, Some(bad)), &E::NotFinite("max"));
        refused(Discrete::new(vec![bad], vec![1.0]), &E::NotFinite("Every value"));
        refused(Discrete::new(vec![1.0], vec![bad]), &E::NotFinite("Every weight"));
        refused(StudentT::new(bad, 1.0, 2.0), &E::NotFinite("location"));
        refused(StudentT::new(0.0, 1.0, bad), &E::DegreesOutOfRange);
    }
    refused(Uniform::new(1.0, 1.0), &E::NotBelow("min", "max"));
    refused(Triangular::new(1.0, 1.0, 1.0), &E::NotBelow("min", "max"));
    refused(Pert::new(0.0, -0.1, 1.0), &E::Above("min", "mode"));
    refused(Pert::new(0.0, 1.1, 1.0), &E::Above("mode", "max"));
    refused(Normal::new(0.0, 0.0), &E::NotPositive("sd"));
    refused(Normal::from_quantiles(0.0, 0.6, 1.0), &E::NotMidway);
    refused(SplitNormal::new(2.0, 1.0, 3.0), &E::Above("p5", "p50"));
    refused(SplitNormal::new(1.0, 1.0, 1.0), &E::NotBelow("p5", "p95"));
    refused(LogNormal::new(0.0, 1.0), &E::NotPositive("median"));
    refused(LogNormal::new(2.0, 2.0), &E::NotBelow("median", "p95"));
    refused(Beta::new(0.0, 1.0, 0.0, 1.0), &E::ShapeOutOfRange("alpha"));
    refused(Beta::new(1.0, 1e7, 0.0, 1.0), &E::ShapeOutOfRange("beta"));
    refused(TruncatedNormal::new(0.0, 1.0, 8.1, 9.0), &E::RangeTooFar);
    refused(TruncatedNormal::new(0.0, 1.0, -9.0, -8.1), &E::RangeTooFar);
    refused(TruncatedNormal::new(0.0, 1.0, 0.0, 0.0009), &E::RangeTooNarrow);
    refused(Metalog::new(1.0, 1.0, 2.0, None, None), &E::NotBelow("p10", "p50"));
    refused(Metalog::new(1.0, 1.5, 2.0, Some(1.0), None), &E::NotBelow("min", "p10"));
    refused(Metalog::new(1.0, 1.5, 2.0, None, Some(2.0)), &E::NotBelow("p90", "max"));
    // the published limits of a feasible triplet: between 0.166578 and 0.833422 of the way
    refused(Metalog::new(0.0, 0.16657, 1.0, None, None), &E::TooSkewed);
    refused(Metalog::new(0.0, 0.83343, 1.0, None, None), &E::TooSkewed);
    assert!(Metalog::new(0.0, 0.16658, 1.0, None, None).is_ok() && Metalog::new(0.0, 0.83342, 1.0, None, None).is_ok());
    refused(Discrete::new(vec![], vec![]), &E::NoValues);
    refused(Discrete::new(vec![1.0], vec![]), &E::LengthsDiffer);
    refused(Discrete::new(vec![2.0, 2.0], vec![1.0, 1.0]), &E::NotAscending);
    refused(Discrete::new(vec![1.0, 2.0], vec![-1.0, 2.0]), &E::BadWeight);
    refused(Discrete::new(vec![1.0, 2.0], vec![0.0, 0.0]), &E::BadWeight);
    refused(StudentT::new(0.0, 0.0, 2.0), &E::NotPositive("scale"));
    refused(cut(0.0, 1.0, 2.0, Some(1.0), Some(1.0)), &E::NotBelow("min", "max"));
    refused(cut(0.0, 1.0, 2.0, Some(f64::NAN), None), &E::NotFinite("min"));
    refused(cut(0.0, 1.0, 30.0, Some(50.0), None), &E::TooLittleInside);
    assert_eq!(E::NotBelow("min", "max").to_string(), "min must be less than max.");
}

fn any_dist() -> impl Strategy<Value = Dist> {
    let x = -1e6..1e6;
    let three = || (-1e3..1e3, 0.0..1e3, 0.0..1e3).prop_map(|(a, b, c): (f64, f64, f64)| (a, a + b, a + b + c));
    let shape = || (-6.9..13.8).prop_map(schakel::math::exp);
    prop_oneof![
        three().prop_filter_map("equal", |(a, _, c)| Uniform::new(a, c).ok().map(Dist::from)),
        three().prop_filter_map("equal", |(a, b, c)| Triangular::new(a, b, c).ok().map(Dist::from)),
        three().prop_filter_map("equal", |(a, b, c)| Pert::new(a, b, c).ok().map(Dist::from)),
        three().prop_filter_map("equal", |(a, b, c)| SplitNormal::new(a, b, c).ok().map(Dist::from)),
        (x.clone(), 1e-6..1e6).prop_filter_map("", |(m, s)| Normal::new(m, s).ok().map(Dist::from)),
        (1e-6..1e6, 1e-3..1e3).prop_filter_map("", |(m, r)| LogNormal::new(m, m * (1.0 + r)).ok().map(Dist::from)),
        (shape(), shape()).prop_filter_map("range", |(a, b)| Beta::new(a, b, 0.0, 1.0).ok().map(Dist::from)),
        (shape(), 1e-6..1e6).prop_filter_map("range", |(a, s)| Gamma::new(a, s).ok().map(Dist::from)),
        (three(), 1e-2..1e5)
            .prop_filter_map("far", |((a, b, c), s)| TruncatedNormal::new(b, s, a, c).ok().map(Dist::from)),
        three().prop_filter_map("skewed", |(a, b, c)| Metalog::new(a, b, c, None, None).ok().map(Dist::from)),
        (three(), 1e-2..1e2)
            .prop_filter_map("skewed", |((a, b, c), d)| Metalog::new(a, b, c, Some(a - d), None).ok().map(Dist::from)),
        (three(), 1e-2..1e2).prop_filter_map("skewed", |((a, b, c), d)| {
            Metalog::new(a, b, c, Some(a - d), Some(c + d)).ok().map(Dist::from)
        }),
        (x, 1e-6..1e6, 1.0..1e6).prop_filter_map("", |(m, s, df)| StudentT::new(m, s, df).ok().map(Dist::from)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quantiles_never_fall_and_stay_in_the_support(d in any_dist(), u in 1e-12..1.0, v in 1e-12..1.0) {
        let (u, v) = if u < v { (u, v) } else { (v, u) };
        let (a, b) = (d.quantile(u), d.quantile(v));
        let (low, high) = d.support();
        prop_assert!(low <= a && a <= high && low <= b && b <= high, "{} {}", a, b);
        // to rounding: of the value, and of the spread where a value comes from subtracting
        let spread = d.quantile(0.95) - d.quantile(0.05);
        prop_assert!(a <= b + 1e-12 * (spread + b.abs()), "{} at {}, {} at {}", a, u, b, v);
    }

    #[test]
    fn tables_never_fall_and_stay_in_the_support(d in any_dist(), y in -9.0..9.0, z in -9.0..9.0) {
        let (y, z) = if y < z { (y, z) } else { (z, y) };
        let table = ScoreTable::new(&d);
        let (a, b) = (table.at(y), table.at(z));
        let (low, high) = d.support();
        prop_assert!(low <= a && a <= high && low <= b && b <= high, "{} {}", a, b);
        let spread = d.quantile(0.95) - d.quantile(0.05);
        prop_assert!(a <= b + 1e-12 * (spread + b.abs()), "{} at {}, {} at {}", a, y, b, z);
    }
}
