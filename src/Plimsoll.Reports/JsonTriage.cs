using System.Collections.Immutable;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>What VEX documents and exceptions say, in the JSON report.</summary>
static class JsonTriage
{
    /// <summary>Writes the member <c>suppression</c>, where there is one.</summary>
    public static void Suppression(Suppression? suppression, JsonText json)
    {
        if (suppression is null)
            return;
        json.StartObject("suppression");
        json.Text("kind", suppression.Kind.ToString());
        json.Text("status", suppression.Status);
        json.Text("source", suppression.Source);
        json.TextIfAny("by", suppression.By);
        json.TextIfAny("reason", suppression.Reason);
        json.Day("until", suppression.Until);
        json.EndObject();
    }

    /// <summary>Writes the member <c>assessments</c>, where there are any.</summary>
    public static void Assessments(ImmutableArray<Assessment> assessments, JsonText json)
    {
        if (assessments.IsEmpty)
            return;
        json.StartArray("assessments");
        foreach (var assessment in assessments)
        {
            json.StartObject();
            json.Text("status", assessment.Status);
            json.Text("source", assessment.Source);
            json.TextIfAny("by", assessment.By);
            json.TextIfAny("justification", assessment.Justification);
            json.TextIfAny("detail", assessment.Detail);
            json.TextIfAny("action", assessment.Action);
            json.Moment("at", assessment.At);
            json.EndObject();
        }
        json.EndArray();
    }

    /// <summary>Writes the member <c>notes</c>, where there are any.</summary>
    public static void Notes(ImmutableArray<TriageNote> notes, JsonText json)
    {
        if (notes.IsEmpty)
            return;
        json.StartArray("notes");
        foreach (var note in notes)
        {
            json.StartObject();
            json.Text("kind", note.Kind.ToString());
            json.Text("source", note.Source);
            json.Text("text", note.Text);
            json.Location("location", note.Location);
            json.EndObject();
        }
        json.EndArray();
    }
}
