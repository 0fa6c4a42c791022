using System.Collections.Immutable;
using Plimsoll.Model.Policies.Testing;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Testing;

/// <summary>Compares what policies say of a request with what a test expects.</summary>
/// <param name="request">The request as it came.</param>
/// <param name="admission">What became of it.</param>
/// <param name="answers">What the policies say, expression by expression.</param>
/// <param name="policies">The names of the policies under test.</param>
sealed class ExpectationCheck(
    AdmissionRequest request, Admission admission, IReadOnlyList<PolicyAnswer> answers, IReadOnlyCollection<string> policies)
{
    /// <summary>Answers told in one problem.</summary>
    const int MaxAnswers = 3;

    readonly List<TestProblem> _problems = [];
    readonly List<(ExpressionSite Site, string Message)> _deciding = [];

    /// <summary>What did not come as expected; empty where everything did.</summary>
    public ImmutableArray<TestProblem> Problems => [.. _problems];

    /// <summary>The expressions that explain the problems, with what the policy says of them; each once.</summary>
    public IEnumerable<(ExpressionSite Site, string Message)> Deciding =>
        _deciding.DistinctBy(deciding => (deciding.Site.Expression.Location, deciding.Site.Frame.Param));

    /// <summary>Checks an expectation.</summary>
    public void Check(TestExpectation expected)
    {
        if (expected.Policy.Length > 0 && !policies.Contains(expected.Policy, StringComparer.Ordinal))
        {
            _problems.Add(new TestProblem(
                expected.Location, $"policy {expected.Policy}", $"there is no such policy; under test: {string.Join(", ", policies)}"));
            return;
        }

        var meant = answers.Where(answer => IsMeant(expected, answer)).ToList();
        CheckVerdict(expected, meant);
        CheckWarnings(expected);
        CheckAnnotations(expected);
        CheckObject(expected);
    }

    static bool IsMeant(TestExpectation expected, PolicyAnswer answer) =>
        (expected.Policy.Length == 0 || expected.Policy == answer.Policy)
        && (expected.Binding.Length == 0 || expected.Binding == answer.Binding);

    void CheckVerdict(TestExpectation expected, List<PolicyAnswer> meant)
    {
        if (expected is { Verdict: null, Message: null, Reason.Length: 0 })
            return;
        var fitting = meant.Where(answer => expected.Verdict is null || answer.Verdict == expected.Verdict).ToList();
        var isRight = expected.Verdict switch
        {
            ExpectedVerdict.Allow => fitting.Count > 0 && meant.TrueForAll(answer => answer.Verdict is ExpectedVerdict.Allow or ExpectedVerdict.NotMatched),
            ExpectedVerdict.Warn or ExpectedVerdict.Audit =>
                fitting.Count > 0 && meant.TrueForAll(answer => answer.Verdict is not (ExpectedVerdict.Deny or ExpectedVerdict.Error)),
            ExpectedVerdict.NotMatched => fitting.Count == meant.Count,
            _ => fitting.Count > 0,
        };
        var isTold = fitting.Exists(answer =>
            (expected.Message?.Fits(answer.Message) ?? true) && (expected.Reason.Length == 0 || expected.Reason == answer.Reason));
        if (isRight && (isTold || expected is { Message: null, Reason.Length: 0 }))
            return;
        _problems.Add(new TestProblem(expected.Location, Describe(expected), Describe(meant)));
        foreach (var answer in Strongest(meant).Take(MaxAnswers))
            Explain(answer, withMessage: isRight);
    }

    void Explain(PolicyAnswer answer, bool withMessage)
    {
        if (answer.Site is { } site)
            _deciding.Add((site, answer.Message));
        if (withMessage && answer.MessageSite is { } made)
            _deciding.Add((made, ""));
    }

    void CheckWarnings(TestExpectation expected)
    {
        var warnings = Warnings(expected).ToList();
        foreach (var pattern in expected.Warnings.Where(pattern => !warnings.Exists(pattern.Fits)))
            _problems.Add(new TestProblem(expected.Location, $"a warning {pattern}", warnings.Count == 0 ? "no warning" : Quoted(warnings)));
    }

    IEnumerable<string> Warnings(TestExpectation expected) => answers
        .Where(answer => answer.Verdict == ExpectedVerdict.Warn && IsMeant(expected, answer))
        .Select(answer => answer.Binding.Length == 0
            ? $"Policy '{answer.Policy}': {answer.Message}"
            : $"Validation failed for ValidatingAdmissionPolicy '{answer.Policy}' with binding '{answer.Binding}': {answer.Message}");

    void CheckAnnotations(TestExpectation expected)
    {
        var all = admission.Pods.Prepend(admission.Own).SelectMany(admitted => admitted.Validation.Annotations).ToList();
        foreach (var (key, pattern) in expected.AuditAnnotations)
        {
            var named = all.Where(annotation => annotation.Key == key || annotation.Key.EndsWith("/" + key, StringComparison.Ordinal)).ToList();
            if (named.Exists(annotation => pattern.Fits(annotation.Value)))
                continue;
            var got = named.Count > 0 ? Quoted(named.Select(annotation => annotation.Value))
                : all.Count > 0 ? $"none of that key; there are {string.Join(", ", all.Select(annotation => annotation.Key))}"
                : "no audit annotation";
            _problems.Add(new TestProblem(expected.Location, $"audit annotation {key} {pattern}", got));
        }
    }

    void CheckObject(TestExpectation expected)
    {
        var made = admission.Own.Mutation.Object?.Root;
        if (made is null && (expected.Object ?? expected.Patch) is not null)
        {
            _problems.Add(new TestProblem(expected.Location, "an object", $"none: {AdmissionRequests.NameOf(request.Operation)} leaves no object"));
            return;
        }

        if (expected.Object is { } lacking)
            Add(ObjectDifference.Lacking(lacking, made!)); // There is one, see above.
        if (expected.Patch is { } patch && request.Object is { } before)
            Add(ObjectDifference.Between(MergePatch.Apply(before.Root, patch), made!));
    }

    void Add(IReadOnlyList<ObjectDifference> differences)
    {
        foreach (var difference in differences)
            _problems.Add(new TestProblem(difference.Location, $"{difference.Path} = {difference.Expected}", difference.Got));
        if (differences.Count == 0)
            return;
        foreach (var answer in answers.Where(answer => answer.Site?.Frame.Policy is MutatingPolicy).Take(MaxAnswers))
            Explain(answer, withMessage: false);
    }

    static string Describe(TestExpectation expected)
    {
        var verdict = expected.Verdict is { } word ? ExpectationReading.NameOf(word) : "an answer";
        var by = expected.Policy.Length > 0 ? $" by {expected.Policy}" : "";
        var through = expected.Binding.Length > 0 ? $" with binding {expected.Binding}" : "";
        var message = expected.Message is { } pattern ? $" with a message {pattern}" : "";
        var reason = expected.Reason.Length > 0 ? $", reason {expected.Reason}" : "";
        return verdict + by + through + message + reason;
    }

    string Describe(List<PolicyAnswer> meant)
    {
        if (meant.Count == 0)
            return $"notMatched: no policy is about {Subject()}";
        var strongest = Strongest(meant);
        var told = strongest.DistinctBy(answer => (answer.Policy, answer.Binding, answer.Message)).Select(Describe).Distinct(StringComparer.Ordinal).ToList();
        return string.Join("; ", told.Take(MaxAnswers)) + (told.Count > MaxAnswers ? $"; and {told.Count - MaxAnswers} more" : "");
    }

    static string Describe(PolicyAnswer answer)
    {
        var reason = answer.Reason is "" or "Invalid" ? "" : $" ({answer.Reason})";
        var word = ExpectationReading.NameOf(answer.Verdict) + (answer.Verdict == ExpectedVerdict.NotMatched ? ":" : " by");
        return answer.Message.Length == 0 ? $"{word} {answer.Policy}{reason}"
            : answer.Verdict == ExpectedVerdict.NotMatched ? $"{word} {answer.Policy}: {answer.Message}"
            : $"{word} {answer.Policy}{reason}: \"{answer.Message}\"";
    }

    /// <summary>Of answers, those that decide: errors before denials, denials before warnings.</summary>
    static List<PolicyAnswer> Strongest(List<PolicyAnswer> meant)
    {
        var broken = meant.Where(answer => answer.Verdict is not (ExpectedVerdict.Allow or ExpectedVerdict.NotMatched)).ToList();
        if (broken.Count > 0)
            return [.. broken.OrderBy(answer => RankOf(answer.Verdict))];
        var allowed = meant.Where(answer => answer.Verdict == ExpectedVerdict.Allow).ToList();
        return allowed.Count > 0 ? allowed : meant;
    }

    static int RankOf(ExpectedVerdict verdict) => verdict switch
    {
        ExpectedVerdict.Error => 0,
        ExpectedVerdict.Deny => 1,
        ExpectedVerdict.Warn => 2,
        _ => 3,
    };

    string Subject()
    {
        var resource = request.Resource.Group.Length == 0 ? request.Resource.Resource : $"{request.Resource.Resource}.{request.Resource.Group}";
        var sub = request.Subresource.Length == 0 ? "" : "/" + request.Subresource;
        var where = request.Namespace.Length == 0 ? "" : $" in namespace {request.Namespace}";
        return $"{AdmissionRequests.NameOf(request.Operation)} of {resource}{sub}{where}";
    }

    static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => $"\"{text}\""));
}
