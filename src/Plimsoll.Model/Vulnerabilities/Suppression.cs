using System.Globalization;

namespace Plimsoll.Model.Vulnerabilities;

/// <summary>Why a match, or another finding, does not count, though it stays in the result.</summary>
/// <param name="Kind">Whose word it is.</param>
/// <param name="Source">The document or object, for people, e.g. <c>vex/nginx.openvex.json</c> or <c>exceptions.yaml:12</c>.</param>
/// <param name="By">Who says so: the author of the document, the owner of the exception, the feed.</param>
/// <param name="Status">The status in the document's own word, e.g. <c>not_affected</c>, <c>fixed</c>.</param>
/// <param name="Reason">The justification or statement; empty where none is given.</param>
/// <param name="Until">The last day on which it holds; <c>null</c> where it does not end.</param>
public sealed record Suppression(SuppressionKind Kind, string Source, string By, string Status, string Reason, DateOnly? Until)
{
    /// <summary>In one line for people: who says what, where and until when.</summary>
    public override string ToString()
    {
        var by = By.Length == 0 ? "" : $" by {By}";
        var until = Until is { } day ? string.Create(CultureInfo.InvariantCulture, $" until {day:yyyy-MM-dd}") : "";
        var reason = Reason.Length == 0 ? "" : $": {Reason}";
        return $"{Status}{by}, {Source}{until}{reason}";
    }
}
