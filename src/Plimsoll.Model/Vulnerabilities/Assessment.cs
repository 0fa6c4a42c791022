namespace Plimsoll.Model.Vulnerabilities;

/// <summary>What one VEX statement says of a match.</summary>
/// <param name="Source">The document and the place in it, for people, e.g. <c>vex/nginx.openvex.json#statements[2]</c>.</param>
/// <param name="By">Who says so: the author of the document.</param>
/// <param name="Status">The status in OpenVEX's words: <c>not_affected</c>, <c>affected</c>, <c>fixed</c> or <c>under_investigation</c>.</param>
/// <param name="Justification">Why it is not affected, in OpenVEX's words, e.g. <c>vulnerable_code_not_present</c>; empty where none is given.</param>
/// <param name="Detail">The impact or a note, for people; empty where none is given.</param>
/// <param name="Action">What to do about it; empty where nothing is said.</param>
/// <param name="At">When it was said; <c>null</c> where the document does not tell.</param>
/// <remarks>https://github.com/openvex/spec, OPENVEX-SPEC.md, "Status Labels" and "Status Justifications".</remarks>
public sealed record Assessment(
    string Source, string By, string Status, string Justification, string Detail, string Action, DateTimeOffset? At)
{
    /// <summary>Justification and detail in one line; empty where neither is given.</summary>
    public string Reason => (Justification.Length, Detail.Length) switch
    {
        (0, _) => Detail,
        (_, 0) => Justification,
        _ => $"{Justification}: {Detail}",
    };
}
