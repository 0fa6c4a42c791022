using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plimsoll.Model.Policies;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Puts the reviews of a request together to one answer.</summary>
sealed class ResultCollector(AdmissionRequest request)
{
    const string FailureKey = "validation.policy.admission.k8s.io/validation_failure";

    readonly ImmutableArray<PolicyReview>.Builder _reviews = ImmutableArray.CreateBuilder<PolicyReview>();
    List<Denial>? _denials;
    List<string>? _warnings;
    List<AuditAnnotation>? _annotations;

    /// <summary>Adds a review, with what its binding's actions make of it.</summary>
    public void Add(PolicyReview review)
    {
        _reviews.Add(review);
        foreach (var decision in review.Decisions)
        {
            if (decision.IsDenied)
                Act(review, decision);
        }

        foreach (var annotation in review.Annotations)
            Annotate(annotation);
    }

    public AdmissionResult Finish() => new(
        request,
        _reviews.DrainToImmutable(),
        _denials is null ? [] : [.. _denials],
        _warnings is null ? [] : [.. _warnings],
        _annotations is null ? [] : [.. _annotations]);

    void Act(PolicyReview review, PolicyDecision decision)
    {
        if (review.DeniesWhateverTheActions(decision))
        {
            Deny(review, decision);
            return;
        }

        foreach (var action in review.Binding!.Actions)
        {
            switch (action)
            {
                case Enforcement.Deny:
                    Deny(review, decision);
                    break;
                case Enforcement.Warn:
                    (_warnings ??= []).Add(
                        $"Validation failed for ValidatingAdmissionPolicy '{review.Policy.Name}' with binding '{review.Binding.Name}': {decision.Message}");
                    break;
                case Enforcement.Audit when _annotations?.Exists(known => known.Key == FailureKey) != true:
                    (_annotations ??= []).Add(new AuditAnnotation(FailureKey, Failure(review, decision)));
                    break;
            }
        }
    }

    void Deny(PolicyReview review, PolicyDecision decision)
    {
        var binding = review.Binding is { } known ? $" with binding '{known.Name}'" : "";
        (_denials ??= []).Add(new Denial(
            review, decision, $"ValidatingAdmissionPolicy '{review.Policy.Name}'{binding} denied request: {decision.Message}"));
    }

    /// <summary>Different values of one key stand side by side, equal ones once.</summary>
    void Annotate(AuditAnnotation annotation)
    {
        _annotations ??= [];
        var position = _annotations.FindIndex(known => known.Key == annotation.Key);
        if (position < 0)
            _annotations.Add(annotation);
        else if (!_annotations[position].Value.Split(", ").Contains(annotation.Value, StringComparer.Ordinal))
            _annotations[position] = annotation with { Value = $"{_annotations[position].Value}, {annotation.Value}" };
    }

    static string Failure(PolicyReview review, PolicyDecision decision)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            writer.WriteString("message", decision.Message);
            writer.WriteString("policy", review.Binding!.PolicyName);
            writer.WriteString("binding", review.Binding.Name);
            writer.WriteNumber("expressionIndex", Math.Max(decision.Index, 0));
            writer.WriteStartArray("validationActions");
            foreach (var action in review.Binding.Actions)
                writer.WriteStringValue(action.ToString());
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        return Escape(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    /// <summary>Escapes what Go escapes beyond JSON's rules. It stands in strings only.</summary>
    static string Escape(string json) => json
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal);
}
