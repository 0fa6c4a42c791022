using System.Collections.Immutable;
using Plimsoll.Model.Policies;
using Plimsoll.Reports.Sboms;

namespace Plimsoll.Reports;

/// <summary>What is true of each vulnerability of an image, as a VEX document that other scanners read.</summary>
/// <remarks>
/// OpenVEX 0.2.0 (https://github.com/openvex/spec). Its id is made from what it says, so that the same statements make the same document.
/// An exception changes nothing of what is true: what it lets pass is affected.
/// </remarks>
public sealed class OpenVexReport : IReport
{
    const string Context = "https://openvex.dev/ns/v0.2.0";
    const string NoAuthor = "Unknown Author";

    /// <inheritdoc/>
    public string Name => "openvex";

    /// <inheritdoc/>
    public string Description => "a VEX document, one statement for each vulnerability and product (OpenVEX 0.2.0)";

    /// <inheritdoc/>
    public void Write(Examination examination, TextWriter output, ReportStyle style)
    {
        var statements = OpenVexStatement.Of(examination);
        var id = HashingWriter.UuidOf(writer => Write(statements, examination, "", isTold: false, writer));
        Write(statements, examination, $"urn:uuid:{id:D}", isTold: true, output);
    }

    static void Write(ImmutableArray<OpenVexStatement> statements, Examination examination, string id, bool isTold, TextWriter output)
    {
        using var json = new JsonText(output);
        json.StartObject();
        json.Text("@context", Context);
        json.TextIfAny("@id", id);
        json.Text("author", examination.Author.Length > 0 ? examination.Author : NoAuthor);
        if (isTold)
        {
            json.Moment("timestamp", examination.DocumentTime ?? examination.StartedAt);
            json.Number("version", 1);
            json.Text("tooling", $"plimsoll {examination.ToolVersion}");
        }
        json.StartArray("statements");
        foreach (var statement in statements)
            Statement(statement, json);
        json.EndArray();
        json.EndObject();
    }

    static void Statement(OpenVexStatement statement, JsonText json)
    {
        json.StartObject();
        json.StartObject("vulnerability");
        json.Text("name", statement.Vulnerability.Id);
        string[] aliases = [.. statement.Vulnerability.OwnNames.Where(name => name != statement.Vulnerability.Id).Order(StringComparer.Ordinal)];
        if (aliases.Length > 0)
            json.Texts("aliases", aliases);
        json.EndObject();
        json.StartArray("products");
        foreach (var product in statement.Image.Length > 0 ? [statement.Image] : statement.Packages)
        {
            json.StartObject();
            json.Text("@id", product);
            if (statement.Image.Length > 0)
                Components(statement, json);
            json.EndObject();
        }
        json.EndArray();
        json.Text("status", statement.Status);
        json.TextIfAny("status_notes", statement.Notes);
        json.TextIfAny("justification", statement.Justification);
        json.TextIfAny("impact_statement", statement.Impact);
        json.TextIfAny("action_statement", statement.Action);
        json.EndObject();
    }

    static void Components(OpenVexStatement statement, JsonText json)
    {
        if (statement.Digest is { Algorithm: "sha256" } digest)
        {
            json.StartObject("hashes");
            json.Text("sha-256", digest.Hex);
            json.EndObject();
        }
        json.StartArray("subcomponents");
        foreach (var package in statement.Packages)
        {
            json.StartObject();
            json.Text("@id", package);
            json.EndObject();
        }
        json.EndArray();
    }
}
