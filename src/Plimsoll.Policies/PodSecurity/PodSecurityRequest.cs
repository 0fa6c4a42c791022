using System.Collections.Immutable;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.Workloads;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.PodSecurity;

/// <summary>The creation of one object, asked mode by mode.</summary>
sealed class PodSecurityRequest(PodTemplate template, PodMaker maker)
{
    readonly ImmutableArray<Decision>.Builder _decisions = ImmutableArray.CreateBuilder<Decision>();
    readonly ImmutableArray<AdmissionMessage>.Builder _messages = ImmutableArray.CreateBuilder<AdmissionMessage>();
    readonly Dictionary<PodSecurityLevelVersion, PodSecurityResult> _results = [];
    readonly HashSet<(string Id, string Message, SourceLocation Location)> _told = [];
    bool _skipsRequest;
    bool _skipsPods;

    /// <summary>Lets the request itself pass: its user is exempt.</summary>
    public void SkipRequest()
    {
        _skipsRequest = true;
        Say(Enforcement.Audit, ExemptText("user"));
    }

    /// <summary>Lets the Pods pass that a controller makes: its user is exempt.</summary>
    public void SkipPods() => _skipsPods = true;

    /// <summary>The answer where everything is exempt.</summary>
    /// <param name="reason">The API server's word: <c>namespace</c> or <c>runtimeClass</c>.</param>
    public PodSecurityReview Exempt(string reason)
    {
        if (maker.IsReviewed)
            Say(Enforcement.Audit, ExemptText(reason));
        return Answer();
    }

    /// <summary>Asks in one mode, each at its own version; what several of them find is told once, by the strongest.</summary>
    public void Ask(Enforcement mode, PodSecurityLevelVersion asked, string because)
    {
        // A Pod is enforced on by its own request, the Pods of a template by those of a controller.
        var isSkipped = mode == Enforcement.Deny && !maker.IsPod ? _skipsPods : _skipsRequest;
        if (isSkipped || asked.Level == PodSecurityLevel.Privileged)
            return;
        var result = ResultOf(asked);
        if (result.IsAllowed)
            return;
        foreach (var finding in result.Findings(template))
        {
            if (_told.Add((finding.Id, finding.Message, finding.Location)))
                _decisions.Add(new Decision(finding, mode, because));
        }

        if (Sentence(mode, asked, result) is { } sentence)
            Say(mode, sentence);
    }

    /// <summary>All that was found.</summary>
    public PodSecurityReview Answer() => new(_decisions.ToImmutable(), _messages.ToImmutable());

    PodSecurityResult ResultOf(PodSecurityLevelVersion asked)
    {
        if (!_results.TryGetValue(asked, out var result))
            _results[asked] = result = PodSecurityStandards.Examine(template, asked.Level, asked.Rules);
        return result;
    }

    /// <summary>The API server's sentence; <c>null</c> where it says nothing: a request that is refused gets no warning on top.</summary>
    string? Sentence(Enforcement mode, PodSecurityLevelVersion asked, PodSecurityResult result)
    {
        if (mode == Enforcement.Deny)
        {
            var who = maker.IsPod ? $"pods \"{template.Workload.Object.Name}\" is forbidden: " : "";
            return $"{who}violates PodSecurity \"{asked}\": {result.Details}";
        }

        var isRefused = maker.IsPod && _messages.Any(message => message.Enforcement == Enforcement.Deny);
        return !maker.IsReviewed || (mode == Enforcement.Warn && isRefused) ? null : $"would violate PodSecurity \"{asked}\": {result.Details}";
    }

    void Say(Enforcement mode, string text) => _messages.Add(new AdmissionMessage(mode, text, template.Workload.Object, template.Workload.Location));

    static string ExemptText(string reason) => $"pod-security.kubernetes.io/exempt: {reason}";
}
