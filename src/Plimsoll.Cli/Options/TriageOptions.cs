using System.CommandLine;
using Plimsoll.Cli.Commands;
using Plimsoll.Policies.Exceptions;
using Plimsoll.Vulnerabilities.Vex;

namespace Plimsoll.Cli.Options;

/// <summary>What is known of findings already: <c>--vex</c>, <c>--exceptions</c>, and who speaks in a VEX document that is written: <c>--author</c>.</summary>
sealed class TriageOptions
{
    readonly Option<string[]> _vex = new("--vex")
    {
        Description = "Apply the VEX document PATH (OpenVEX, CSAF, CycloneDX), those of a folder, or a VEX repository with index.json: what is not affected "
            + "or fixed does not count. Signatures are not verified. May be repeated. Example: --vex vex/web.openvex.json",
        HelpName = "PATH",
    };

    readonly Option<string[]> _exceptions = new("--exceptions")
    {
        Description = "Let pass what the Exception objects (plimsoll.dev/v1) in PATH name, or a .trivyignore. May be repeated. Example: --exceptions security/exceptions.yaml",
        HelpName = "PATH",
    };

    readonly Option<string?> _author = new("--author")
    {
        Description = "Who speaks in the document of --format openvex. Example: --author \"Shop security <security@shop.example>\"",
        HelpName = "NAME",
    };

    /// <summary>Adds what is about vulnerabilities.</summary>
    public void AddVexTo(Command command) => command.Add(_vex);

    /// <summary>Adds what is about findings of every kind.</summary>
    public void AddExceptionsTo(Command command) => command.Add(_exceptions);

    /// <summary>Adds what is about documents that are written.</summary>
    public void AddAuthorTo(Command command) => command.Add(_author);

    /// <summary>Who speaks in documents; empty where nobody is named.</summary>
    public string Author(ParseResult parsed) => parsed.GetValue(_author) ?? "";

    /// <summary>Reads the VEX documents.</summary>
    /// <exception cref="UsageException">A path is not there.</exception>
    public async Task<VexFiles> ReadVexAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var paths = parsed.GetValue(_vex) ?? [];
        if (Array.Find(paths, path => !Path.Exists(path)) is { } missing)
            throw new UsageException($"--vex {missing}: no such file or folder.");
        return await VexFiles.ReadAsync(paths, cancellation);
    }

    /// <summary>Reads the exceptions.</summary>
    /// <exception cref="UsageException">A path is not there, cannot be read, or holds no exception.</exception>
    public async Task<ExceptionGrants> ReadExceptionsAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var grants = ExceptionGrants.None;
        foreach (var path in parsed.GetValue(_exceptions) ?? [])
            grants = grants.With(await ExceptionInput.ReadAsync(path, surroundings, cancellation));
        return grants;
    }
}
