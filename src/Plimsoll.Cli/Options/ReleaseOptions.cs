using System.Collections.Immutable;
using System.CommandLine;
using Plimsoll.Vulnerabilities.Updates;

namespace Plimsoll.Cli.Options;

/// <summary>What proves that a published database is the right one: <c>--key</c>, <c>--insecure-skip-signature</c>, <c>--allow-older</c>.</summary>
sealed class ReleaseOptions
{
    /// <summary>The file of public keys where no option names one.</summary>
    public const string KeyVariable = "PLIMSOLL_DB_KEY";

    /// <summary>The password of an encrypted private key.</summary>
    public const string PasswordVariable = "PLIMSOLL_DB_KEY_PASSWORD";

    readonly bool _signs;
    readonly Option<string[]> _keys;

    readonly Option<bool> _skip;

    readonly Option<bool> _older = new("--allow-older")
    {
        Description = "Accept a database that was built before the one that is there. Otherwise somebody could bring an old one back, with what it does not know yet.",
    };

    /// <summary>The options of who publishes, or of who fetches.</summary>
    /// <param name="signs">Whether the keys sign; otherwise they verify.</param>
    public ReleaseOptions(bool signs)
    {
        _signs = signs;
        _keys = new Option<string[]>("--key")
        {
            Description = signs
                ? $"Sign with the private key in FILE (PEM, P-256). May be repeated while keys are exchanged. The password of an encrypted one is read from {PasswordVariable}."
                : $"Accept a database only if it is signed by a key in FILE (PEM, public). May be repeated. Default: {KeyVariable}.",
            HelpName = "FILE",
        };
        _skip = new Option<bool>("--insecure-skip-signature")
        {
            Description = signs
                ? "Publish without a signature. Whoever can write there can then give your pipelines any database."
                : "Accept a database without a signature. Whoever can write there, or is in between, can then hide vulnerabilities from you.",
        };
    }

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_keys);
        command.Add(_skip);
        command.Add(_older);
    }

    /// <summary>Whether an older database may take the place of a newer one.</summary>
    public bool AllowsOlder(ParseResult parsed) => parsed.GetValue(_older);

    /// <summary>The keys that are named; empty where signatures are left out on purpose.</summary>
    /// <exception cref="UsageException">None is named and nobody said that there should be none, or a file is no key.</exception>
    public ImmutableArray<ReleaseKey> Keys(ParseResult parsed, Surroundings surroundings)
    {
        string[] files = parsed.GetValue(_keys) is { Length: > 0 } named ? named
            : !_signs && !parsed.GetValue(_skip) && surroundings.Environment(KeyVariable) is { Length: > 0 } variable ? [variable]
            : [];
        if (files.Length > 0 && parsed.GetValue(_skip))
            throw new UsageException("--key and --insecure-skip-signature exclude each other.");
        if (files.Length == 0 && !parsed.GetValue(_skip))
        {
            throw new UsageException(_signs
                ? "With which key shall the database be signed? Name it with --key FILE, or say --insecure-skip-signature. A new key: openssl ecparam -name prime256v1 -genkey -noout -out key.pem"
                : $"Whose signature shall the database have? Name the public key with --key FILE or {KeyVariable}, or say --insecure-skip-signature.");
        }

        try
        {
            var keys = files.SelectMany(file => ReleaseKey.Read(file, surroundings.Environment(PasswordVariable) ?? "")).ToImmutableArray();
            if (keys.FirstOrDefault(key => key.IsPrivate != _signs) is { } wrong)
            {
                throw new UsageException(_signs
                    ? $"--key: {wrong.Fingerprint} is a public key, which cannot sign."
                    : $"--key: {wrong.Fingerprint} is a private key. Only the publisher needs it; its public half: openssl pkey -in key.pem -pubout");
            }
            return keys;
        }
        catch (ReleaseException problem)
        {
            throw new UsageException($"--key: {problem.Message}");
        }
    }
}
