using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>Writes documents without escapes that JSON does not ask for: media types have a plus.</summary>
static class PlainJson
{
    /// <summary>How they are written.</summary>
    public static UpdateJson Context { get; } =
        new(new JsonSerializerOptions(UpdateJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false });
}
