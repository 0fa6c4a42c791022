using System.Security.Cryptography;
using Plimsoll.Images.Sources.Registry;

namespace Plimsoll.Cli.Commands;

/// <summary>A web server that serves a folder, and can be told to answer as a bad one.</summary>
sealed class WebFolder : IAsyncDisposable
{
    readonly string _folder;
    readonly TestServer _server;

    public WebFolder(string folder)
    {
        _folder = folder;
        _server = new TestServer(request => Spoil(request, Answer(request)));
    }

    public string Address => $"http://{_server.Host}/db/";

    public string[] Targets => _server.Targets;

    public IEnumerable<TestRequest> Requests => _server.Requests;

    /// <summary>Changes an answer.</summary>
    public Func<TestRequest, TestAnswer, TestAnswer> Spoil { get; set; } = (_, answer) => answer;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public TestAnswer Answer(TestRequest request)
    {
        var path = Path.Combine(_folder, request.Target["/db/".Length..]);
        if (!File.Exists(path))
            return new TestAnswer(404);
        var body = File.ReadAllBytes(path);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        if (request.Headers.GetValueOrDefault("If-None-Match") == tag)
            return new TestAnswer(304, "", ("ETag", tag));
        return request.From > 0
            ? new TestAnswer(206, body[request.From..], ("Content-Range", $"bytes {request.From}-{body.Length - 1}/{body.Length}"))
            : new TestAnswer(200, body, ("ETag", tag));
    }
}
